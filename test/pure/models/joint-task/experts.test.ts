import { parsePlan } from '../../../../domain/draw/plan/parse';
import type { OrgId } from '../../../../domain/kernel/duty';
import { desk, EXPERTS, type CitySize } from '../../../support/models/city';
import { value } from '../../../support/models/acts';
import { placesOf, type Place } from '../../../support/models/rows';
import { drafted, TASK, type LivedTask } from '../../../support/models/task';

/** One expert a target, five in the library; enough officers that nobody is short. */
const asking = (experts: CitySize['experts'] = { there: 5, each: 1 }) => drafted({ officersEach: 6, experts });
const placesAt = (task: LivedTask, org: OrgId) => placesOf(task.runner, TASK).filter((place) => place.org === org);
const keeper = desk(EXPERTS, 'handler');
const leader = desk('amr', 'leader');
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('nobody');
  return one;
};
const planOf = (task: LivedTask) => value(parsePlan(task.state.draw.planText));
const recuse = (task: LivedTask, { officer, position }: Place) =>
  task.must('declareConflict', { position, ground: 'ownInterest', note: '曾受其委托' }, task.city.asOfficer(officer));
const decide = (task: LivedTask, nth: number) =>
  task.must('decideRecusal', { recusal: `${TASK}-r${nth}`, grant: 'yes', reason: '属实' }, leader);

describe('the plan of a draw', () => {
  test('asks the library of experts for one role more, with their field, and gives it no share', () => {
    const task = asking({ there: 5, each: 2, field: '特种设备' }).liveTo('target_draw');
    const { match, parties } = planOf(task);
    expect(match?.roles.at(-1)).toEqual({ org: EXPERTS, tag: '特种设备', count: 2 });
    expect(match?.roles.slice(0, -1).map(({ org, count }) => [org, count])).toEqual([
      ['amr', 2],
      ['fire', 2],
      ['eco', 2],
    ]);
    expect(parties.map(({ id }) => id)).toEqual(['amr', 'fire', 'eco']);
  });

  test('says nothing of experts where the scheme asks for none, or for none a target', () => {
    const none = asking({ there: 5, each: 0 }).liveTo('target_draw');
    const before = drafted({ officersEach: 6 }).liveTo('target_draw');
    expect(none.state.draw.planText).toBe(before.state.draw.planText);
    expect(none.eventsOf('schemeSaved')).toEqual(before.eventsOf('schemeSaved'));
  });
});

describe('the roster of experts', () => {
  test('is confirmed by who keeps the library, and by no department', () => {
    const task = asking().liveTo('commitment');
    expect(task.duty(`roster/1/${EXPERTS}/1`)).toMatchObject({ role: 'handler', org: EXPERTS });
    const body = { absent: [`${EXPERTS}-o1`], conflicts: [] };
    expect(task.refused('confirmRoster', body, desk('amr', 'handler')).code).toBe('NO_SUCH_THING');
    task.must('confirmRoster', body, keeper);
    expect(placesAt(task.liveTo('recusal'), EXPERTS).map(({ officer }) => officer)).not.toContain(`${EXPERTS}-o1`);
  });

  test('holds those of the wanted field alone, without a certificate', () => {
    const task = asking({ there: 5, each: 1, field: '特种设备' }).liveTo('recusal');
    expect(task.eventsOf('rosterFrozen')).toMatchObject([{ fit: { [EXPERTS]: 3 }, excluded: 2 }]);
    const fields = placesAt(task, EXPERTS).map(({ officer }) => task.city.officers.find(({ id }) => id === officer));
    expect(fields.every((expert) => expert?.fields.includes('特种设备'))).toBe(true);
  });

  test('that cannot send as many as a target wants is named and asked again, before anything is drawn', () => {
    const task = asking({ there: 2, each: 2 }).liveTo('commitment');
    task.must('confirmRoster', { absent: [`${EXPERTS}-o1`], conflicts: [] }, keeper);
    for (const org of task.city.departments)
      task.must('confirmRoster', { absent: [], conflicts: [] }, desk(org, 'handler'));
    expect(task.eventsOf('rosterShort')).toMatchObject([{ short: [{ org: EXPERTS, fit: 1, wanted: 2 }] }]);
    expect(task.open()).toContain(`roster/1/${EXPERTS}/2`);
  });
});

describe('the match of experts', () => {
  test('puts as many at every target as the scheme says, evenly, and nobody twice', () => {
    const task = asking({ there: 4, each: 2 }).liveTo('recusal');
    const places = placesAt(task, EXPERTS);
    for (const position of [1, 2, 3, 4, 5])
      expect(new Set(places.filter((place) => place.position === position).map(({ officer }) => officer)).size).toBe(2);
    const loads = task.city.officers
      .filter(({ org }) => org === EXPERTS)
      .map(({ id }) => places.filter(({ officer }) => officer === id).length);
    expect(loads.sort()).toEqual([2, 2, 3, 3]);
  });

  test('tells who was drawn in one event, as of every department', () => {
    const task = asking().liveTo('recusal');
    expect(task.eventsOf('officersMatched')).toMatchObject([
      { org: 'amr' },
      { org: 'fire' },
      { org: 'eco' },
      { org: EXPERTS, members: 5, vacant: 0 },
    ]);
  });
});

describe('an expert who was drawn', () => {
  test('declares as everybody does, and the stage waits for him', () => {
    const task = asking().liveTo('recusal');
    for (const row of task.runner.open()) if (row.duty.role === 'officer') task.obey(row);
    expect(task.state.stage).toBe('recusal');
    for (const row of task.runner.open()) {
      expect(row.duty).toMatchObject({ role: 'expert', org: EXPERTS, command: 'declareClear' });
      task.obey(row);
    }
    expect(task.state.stage).toBe('schedule');
  });

  test('is recused by the leader of the lead, and by no other (V5)', () => {
    const task = asking().liveTo('recusal');
    recuse(task, first(placesAt(task, EXPERTS)));
    expect(task.duty(`decide/${TASK}-r1`)).toMatchObject({ role: 'leader', org: 'amr' });
    const body = { recusal: `${TASK}-r1`, grant: 'yes', reason: '属实' };
    expect(task.refused('decideRecusal', body, desk('fire', 'leader')).code).toBe('NOT_YOUR_DEPARTMENT');
    expect(task.refused('decideRecusal', body, desk(EXPERTS, 'leader')).code).toBe('NOT_YOUR_DEPARTMENT');
    const ex = { officer: `${EXPERTS}-o1`, position: 1, ground: 'kin', note: '', reason: '已知' };
    const own = first(placesAt(task, EXPERTS).filter(({ position }) => position === 2));
    const order = { ...ex, officer: own.officer, position: 2 };
    expect(task.refused('orderRecusal', order, desk('fire', 'leader')).code).toBe('NOT_YOUR_DEPARTMENT');
    task.must('orderRecusal', order, leader);
  });

  test('is succeeded by whom the redraw rule names, of the same library, and nobody else moves', () => {
    const task = asking().liveTo('recusal');
    const before = placesOf(task.runner, TASK);
    const place = first(placesAt(task, EXPERTS));
    recuse(task, place);
    decide(task, 1);
    const moved = placesOf(task.runner, TASK).filter((now, i) => now.officer !== before[i]?.officer);
    expect(moved).toMatchObject([{ org: EXPERTS, position: place.position, slot: place.slot, generation: 2 }]);
    expect(moved[0]?.officer).toMatch(new RegExp(`^${EXPERTS}-o`));
    expect(task.state.draw.declared[moved[0]?.officer ?? '']).toMatchObject({ org: EXPERTS, state: 'undeclared' });
  });

  test('whom nobody can succeed leaves a vacancy, which the leader of the lead fills from the library', () => {
    const task = asking({ there: 1, each: 1 }).liveTo('recusal');
    const place = first(placesAt(task, EXPERTS));
    recuse(task, place);
    decide(task, 1);
    expect(task.duty(`vacancy/1/${EXPERTS}/1`)).toMatchObject({
      role: 'leader',
      org: 'amr',
      command: 'appointOfficer',
      subject: EXPERTS,
    });
    const appoint = (officer: string) => ({ position: place.position, officer, reason: '库内仅一人' });
    expect(task.refused('appointOfficer', appoint('amr-o6'), leader).code).toBe('NO_SUCH_THING');
    task.city.officers.push(task.city.officer(EXPERTS, 2));
    expect(task.refused('appointOfficer', appoint(`${EXPERTS}-o2`), desk('fire', 'leader')).code).toBe('NO_VACANCY');
    task.must('appointOfficer', appoint(`${EXPERTS}-o2`), leader);
    expect(task.eventsOf('officerAppointed')).toMatchObject([{ org: EXPERTS, officer: `${EXPERTS}-o2` }]);
    expect(task.liveTo('schedule').state.stage).toBe('schedule');
  });
});

describe('an expert at a visit (V3)', () => {
  const visiting = () => asking().liveTo('inspecting');
  const visit = `${TASK}/1.1`;
  const sent = (task: LivedTask) => {
    const { parts, experts } = task.visit(1);
    const officers = Object.values(parts).flatMap((part) => part.officers.map(({ officer }) => officer));
    return { officers, experts: experts?.officers.map(({ officer }) => officer) ?? [] };
  };
  const amr = (task: LivedTask) => task.city.asOfficer(first(sent(task).officers));

  test('is sent beside the departments, and has no part', () => {
    const task = visiting();
    expect(task.visit(1).experts).toMatchObject({ org: EXPERTS, officers: [{ officer: expect.any(String) }] });
    expect(Object.keys(task.visit(1).parts)).toEqual(['amr', 'fire', 'eco']);
  });

  test('is named in the arrival when he came, and need not come', () => {
    for (const comes of [true, false]) {
      const task = visiting();
      const { officers, experts } = sent(task);
      task.must('arrive', { officers: comes ? [...officers, ...experts] : officers }, amr(task), visit);
      const arrived = (task.eventsOf('arrived', visit)[0] as { officers?: readonly string[] } | undefined)?.officers;
      expect(arrived?.includes(first(experts))).toBe(comes);
    }
  });

  test('does not count towards the two officers of a department', () => {
    const task = visiting();
    const { officers, experts } = sent(task);
    const body = { officers: [...officers.slice(1), ...experts] };
    expect(task.refused('arrive', body, amr(task), visit)).toMatchObject({ code: 'TOO_FEW_OFFICERS' });
  });

  test('neither reports the arrival nor enters a result', () => {
    const task = visiting();
    const { officers, experts } = sent(task);
    const expert = task.city.asOfficer(first(experts));
    expect(task.refused('arrive', { officers }, expert, visit).code).toBe('NOT_YOUR_ROLE');
    const underOfficersPost = { ...expert, post: { org: EXPERTS, role: 'officer' as const } };
    expect(task.refused('arrive', { officers }, underOfficersPost, visit).code).toBe('NOT_ON_TEAM');
    task.must('arrive', { officers }, amr(task), visit);
    const entry = {
      officers: officers.slice(0, 2),
      entries: [{ item: 'amr-1', code: '1', problem: '', disposal: '' }],
    };
    expect(task.refused('enterResults', entry, expert, visit).code).toBe('NOT_YOUR_ROLE');
    expect(task.refused('enterResults', entry, underOfficersPost, visit).code).toBe('NOT_ON_TEAM');
  });

  test('never leads the group, even when the leader is recused', () => {
    const task = visiting();
    const { leader: led } = task.visit(1).visit;
    task.must('orderRecusal', { officer: led.officer, position: 1, ground: 'kin', note: '', reason: '已知' }, leader);
    expect(task.visit(1).visit.leader.officer).not.toMatch(new RegExp(`^${EXPERTS}`));
  });

  test('who is recused while the visit is under way is replaced there too', () => {
    const task = visiting();
    const before = first(sent(task).experts);
    task.must(
      'applyRecusal',
      { officer: before, position: 1, by: 'party', ground: 'other', note: '有竞争关系' },
      desk('fire', 'handler'),
    );
    decide(task, 1);
    expect(sent(task).experts).toHaveLength(1);
    expect(sent(task).experts).not.toContain(before);
    expect(task.liveTo('closed').state.stage).toBe('closed');
  });
});
