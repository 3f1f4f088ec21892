import { desk } from '../../../support/models/city';
import { keysUsedAgain } from '../../../support/models/keys';
import { placesOf, rowsOf, type Place } from '../../../support/models/rows';
import { drafted, TASK } from '../../../support/models/task';

type Task = ReturnType<typeof drafted>;
const leader = desk('amr', 'leader');
const places = (task: Task) => placesOf(task.runner, TASK);
const ofAmr = (task: Task) => places(task).filter(({ org }) => org === 'amr');
const apply = (task: Task, { officer, position }: Place) =>
  task.must('declareConflict', { position, ground: 'kin', note: '表兄' }, task.city.asOfficer(officer));
const decide = (task: Task, recusal: string, grant: 'yes' | 'no') =>
  task.must('decideRecusal', { recusal, grant, reason: '已核' }, leader);
const clear = (task: Task, officer: string) => task.must('declareClear', {}, task.city.asOfficer(officer));
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('nobody');
  return one;
};
/** `n` officers each; the first place of the lead's department is asked to be recused from. */
const applied = (officersEach: number, targets = 5) => {
  const task = drafted({ officersEach, targets }).liveTo('recusal');
  const place = first(ofAmr(task));
  apply(task, place);
  return { task, place };
};

describe('a declaration', () => {
  test('of no conflict ends the officer’s duty, and the last of them ends the stage', () => {
    const task = drafted({ officersEach: 2 }).liveTo('recusal');
    const officers = [...new Set(places(task).map(({ officer }) => officer))];
    for (const officer of officers) {
      expect(task.state.stage).toBe('recusal');
      clear(task, officer);
    }
    expect(task.state.stage).toBe('schedule');
  });

  test('is made once', () => {
    const { task, place } = applied(4);
    expect(task.refused('declareClear', {}, task.city.asOfficer(place.officer)).code).toBe('ALREADY_DECLARED');
  });

  test('of a conflict is about a target that the officer was drawn for', () => {
    const task = drafted({ officersEach: 6 }).liveTo('recusal');
    const { officer } = first(ofAmr(task));
    const theirs = ofAmr(task).filter((place) => place.officer === officer);
    const other = [1, 2, 3, 4, 5].find((position) => !theirs.some((place) => place.position === position));
    const body = { position: other, ground: 'kin', note: '' };
    expect(task.refused('declareConflict', body, task.city.asOfficer(officer)).code).toBe('NOT_ON_TEAM');
  });

  test('on another ground than the law’s two says what it is', () => {
    const task = drafted({ officersEach: 4 }).liveTo('recusal');
    const { officer, position } = first(ofAmr(task));
    const silent = { position, ground: 'other', note: '' };
    expect(task.refused('declareConflict', silent, task.city.asOfficer(officer)).code).toBe('BAD_BODY');
  });

  test('keeps ground and note out of the events', () => {
    const { task } = applied(4);
    expect(JSON.stringify(task.eventsOf('recusalApplied'))).not.toMatch(/表兄|kin/);
    expect(rowsOf(task.runner, 'recusals', TASK)).toMatchObject([{ ground: 'kin', note: '表兄' }]);
  });
});

describe('a recusal', () => {
  test('is decided by the leader of the officer’s own department, who is not the applicant', () => {
    const { task, place } = applied(4);
    const recusal = first(Object.keys(task.state.recusals));
    expect(task.duty(`decide/${recusal}`)).toMatchObject({ role: 'leader', org: 'amr' });
    const body = { recusal, grant: 'yes', reason: '属实' };
    expect(task.refused('decideRecusal', body, desk('fire', 'leader')).code).toBe('NOT_YOUR_DEPARTMENT');
    const self = { ...leader, person: task.city.asOfficer(place.officer).person };
    expect(task.refused('decideRecusal', body, self).code).toBe('FOUR_EYES');
    expect(task.refused('decideRecusal', { ...body, recusal: 'other' }, leader).code).toBe('NO_SUCH_RECUSAL');
  });

  test('that is granted gives exactly that place to whom the redraw rule names, and moves nobody else', () => {
    const { task, place } = applied(6);
    const before = places(task);
    decide(task, `${TASK}-r1`, 'yes');
    const after = places(task);
    const moved = after.filter((now, i) => now.officer !== before[i]?.officer);
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatchObject({ org: 'amr', position: place.position, slot: place.slot, generation: 2 });
    expect(before.filter(({ position }) => position === place.position).map(({ officer }) => officer)).not.toContain(
      moved[0]?.officer,
    );
    expect(task.eventsOf('officerReplaced')).toMatchObject([
      { from: place.officer, to: { officer: moved[0]?.officer } },
    ]);
  });

  test('asks the replacement to declare, and the recused officer for the places that remain', () => {
    const { task, place } = applied(4);
    const remaining = ofAmr(task).filter(({ officer }) => officer === place.officer).length - 1;
    expect(remaining).toBeGreaterThan(0);
    decide(task, `${TASK}-r1`, 'yes');
    const successor = ofAmr(task).find((now) => now.position === place.position && now.slot === place.slot);
    expect(task.open()).toContain(`declare/1/${place.officer}/2`);
    expect(task.open()).toContain(`declare/1/${successor?.officer ?? ''}/2`);
  });

  test('from the only place lets the officer go, and nothing more is asked of him', () => {
    const { task, place } = applied(12, 5);
    expect(ofAmr(task).filter(({ officer }) => officer === place.officer)).toHaveLength(1);
    decide(task, `${TASK}-r1`, 'yes');
    expect(task.state.draw.declared[place.officer]?.state).toBe('released');
    expect(task.refused('declareClear', {}, task.city.asOfficer(place.officer)).code).toBe('NOT_ON_TEAM');
    expect(task.liveTo('schedule').state.stage).toBe('schedule');
  });

  test('bans the officer from that target for good: a later vacancy there does not bring him back', () => {
    const { task, place } = applied(4);
    decide(task, `${TASK}-r1`, 'yes');
    const successor = first(ofAmr(task).filter((now) => now.position === place.position && now.slot === place.slot));
    apply(task, successor);
    decide(task, `${TASK}-r2`, 'yes');
    const now = ofAmr(task).filter(({ position }) => position === place.position);
    expect(now.map(({ officer }) => officer)).not.toContain(place.officer);
    expect(now.map(({ officer }) => officer)).not.toContain(successor.officer);
  });

  test('that is refused leaves everybody in place and asks the officer to declare anew', () => {
    const { task, place } = applied(4);
    const before = places(task);
    decide(task, `${TASK}-r1`, 'no');
    expect(places(task)).toEqual(before);
    expect(task.open()).toContain(`declare/1/${place.officer}/2`);
    expect(task.refused('decideRecusal', { recusal: `${TASK}-r1`, grant: 'yes', reason: '再' }, leader).code).toBe(
      'RECUSAL_DECIDED',
    );
  });

  test('that is open keeps the stage open, though everybody else has declared', () => {
    const { task } = applied(4);
    for (const { duty, process } of task.runner.open())
      if (duty.command === 'declareClear') task.obey({ process, duty, since: '', closedAt: null });
    expect(task.state.stage).toBe('recusal');
    expect(task.open()).toEqual([`decide/${TASK}-r1`]);
  });

  describe('of an officer who is asked anew meanwhile, as another’s replacement,', () => {
    const askedAnew = () => {
      const { task, place } = applied(3);
      for (let r = 2; task.state.draw.declared[place.officer]?.state === 'applied'; r++) {
        const other = first(
          ofAmr(task).filter(
            ({ officer, position }) =>
              officer !== place.officer &&
              task.state.draw.declared[officer]?.state === 'undeclared' &&
              !ofAmr(task).some((one) => one.officer === place.officer && one.position === position),
          ),
        );
        apply(task, other);
        decide(task, `${TASK}-r${r}`, 'yes');
      }
      return { task, place };
    };

    test('is not applied for twice for the same place', () => {
      const { task, place } = askedAnew();
      const again = { position: place.position, ground: 'kin', note: '' };
      expect(task.refused('declareConflict', again, task.city.asOfficer(place.officer)).code).toBe('ALREADY_DECLARED');
    });

    test('keeps the stage open until it is decided, though he and everybody else see no other conflict', () => {
      const { task } = askedAnew();
      for (const row of task.runner.open()) if (row.duty.command === 'declareClear') task.obey(row);
      expect(Object.values(task.state.draw.declared).map(({ state }) => state)).not.toContain('applied');
      expect(task.state.stage).toBe('recusal');
      expect(task.open()).toEqual([`decide/${TASK}-r1`]);
      expect(task.liveTo('schedule').state.recusals[`${TASK}-r1`]?.state).toBe('replaced');
    });
  });

  test('never asks an officer who was let go and comes back under a key that was used before', () => {
    const { task, place } = applied(12, 5);
    decide(task, `${TASK}-r1`, 'yes');
    expect(task.state.draw.declared[place.officer]?.state).toBe('released');
    // Everybody else leaves, until the redraw rule names him for another target.
    for (let r = 2; task.state.draw.declared[place.officer]?.state === 'released'; r++) {
      const other = first(
        ofAmr(task).filter(
          ({ officer, position }) =>
            position !== place.position && task.state.draw.declared[officer]?.state === 'undeclared',
        ),
      );
      apply(task, other);
      decide(task, `${TASK}-r${r}`, 'yes');
    }
    expect(keysUsedAgain(task.runner.get(TASK))).toEqual([]);
    expect(task.open()).toContain(`declare/1/${place.officer}/2`);
  });
});

describe('a place that nobody can take', () => {
  const vacant = () => {
    const { task, place } = applied(2);
    decide(task, `${TASK}-r1`, 'yes');
    return { task, place };
  };

  test('is a vacancy by name, and the department’s leader is asked', () => {
    const { task, place } = vacant();
    expect(task.eventsOf('officerReplaced')).toMatchObject([
      { org: 'amr', position: place.position, to: null, rule: 'd' },
    ]);
    expect(task.duty('vacancy/1/amr/1')).toMatchObject({ org: 'amr', role: 'leader', command: 'appointOfficer' });
  });

  test('is filled by an appointment with a reason, which is marked as no result of the draw', () => {
    const { task, place } = vacant();
    task.city.officers.push(task.city.officer('amr', 3));
    task.must('appointOfficer', { position: place.position, officer: 'amr-o3', reason: '本部门仅此一人可派' }, leader);
    const now = ofAmr(task).filter(({ position, slot }) => position === place.position && slot === place.slot);
    expect(now).toMatchObject([{ officer: 'amr-o3' }]);
    expect(rowsOf(task.runner, 'matchMembers', TASK).at(-1)).toMatchObject({ appointed: true });
    expect(task.open()).toContain('declare/1/amr-o3/1');
    expect(task.liveTo('schedule').state.stage).toBe('schedule');
  });

  test.each([
    ['another department’s', 'fire-o1', 'NO_SUCH_THING'],
    ['already there', 'amr-o2', 'OFFICER_UNFIT'],
  ])('is not given to an officer who is %s', (_why, officer, code) => {
    const { task, place } = vacant();
    const there = ofAmr(task).find(({ position, officer: one }) => position === place.position && one !== '');
    const named = officer === 'amr-o2' ? (there?.officer ?? '') : officer;
    const body = { position: place.position, officer: named, reason: '补缺' };
    expect(task.refused('appointOfficer', body, leader).code).toBe(code);
  });

  test('keeps the stage open until it is filled', () => {
    const { task } = vacant();
    for (const row of task.runner.open()) if (row.duty.command === 'declareClear') task.obey(row);
    expect(task.state.stage).toBe('recusal');
    expect(task.open()).toEqual(['vacancy/1/amr/1']);
  });

  test('elsewhere than at a vacancy nobody is appointed', () => {
    const { task, place } = applied(4);
    const body = { position: place.position, officer: 'amr-o4', reason: '补缺' };
    expect(task.refused('appointOfficer', body, leader).code).toBe('NO_VACANCY');
  });
});

describe('who may apply, and until when', () => {
  const party = (task: Task, { officer, position }: Place) => ({
    officer,
    position,
    by: 'party',
    ground: 'other',
    note: '与检查人员有债务纠纷',
  });

  test('an application of the party is put on record by a handler, and does not count as the officer’s declaration', () => {
    const task = drafted({ officersEach: 6 }).liveTo('recusal');
    const place = first(ofAmr(task));
    task.must('applyRecusal', party(task, place), desk('fire', 'handler'));
    expect(task.eventsOf('recusalApplied')).toMatchObject([{ initiator: 'party', org: 'amr' }]);
    expect(task.state.draw.declared[place.officer]?.state).toBe('undeclared');
    expect(task.open()).toContain(`decide/${TASK}-r1`);
  });

  test('an application of the party that is refused as the last open matter ends the stage', () => {
    const task = drafted({ officersEach: 6 }).liveTo('recusal');
    task.must('applyRecusal', party(task, first(ofAmr(task))), desk('fire', 'handler'));
    for (const row of task.runner.open()) if (row.duty.command === 'declareClear') task.obey(row);
    expect(task.state.stage).toBe('recusal');
    decide(task, `${TASK}-r1`, 'no');
    expect(task.state.stage).toBe('schedule');
  });

  test('a leader may act without an application, about own officers, with a reason', () => {
    const task = drafted({ officersEach: 6 }).liveTo('recusal');
    const { officer, position } = first(ofAmr(task));
    const body = { officer, position, ground: 'ownInterest', note: '', reason: '本部门已知' };
    expect(task.refused('orderRecusal', body, desk('fire', 'leader')).code).toBe('NOT_YOUR_DEPARTMENT');
    task.must('orderRecusal', body, leader);
    expect(task.state.recusals[`${TASK}-r1`]).toMatchObject({ initiator: 'agency', state: 'replaced' });
  });

  test('the task goes on while an application is undecided, and the visit is told of the replacement', () => {
    const task = drafted({ officersEach: 6 }).liveTo('inspecting');
    const place = first(ofAmr(task));
    task.must('applyRecusal', party(task, place), desk('amr', 'handler'));
    expect(task.state.stage).toBe('inspecting');
    decide(task, `${TASK}-r1`, 'yes');
    const now = ofAmr(task).find(({ position, slot }) => position === place.position && slot === place.slot);
    expect(now?.officer).not.toBe(place.officer);
    const team = task.visit(place.position).parts['amr']?.officers.map(({ officer }) => officer);
    expect(team).toContain(now?.officer);
    expect(team).not.toContain(place.officer);
    expect(task.eventsOf('teamTold')).toHaveLength(1);
    expect(task.liveTo('closed').state.stage).toBe('closed');
  });

  test('after the visit has ended nobody may', () => {
    const task = drafted({ officersEach: 6 }).liveTo('inspecting');
    const place = first(ofAmr(task));
    const visit = `${TASK}/${place.position}.1`;
    while (task.visit(place.position).endedAt === null) {
      const row = task.runner.open(visit)[0];
      if (row) task.obey(row);
    }
    expect(task.refused('applyRecusal', party(task, place), desk('amr', 'handler')).code).toBe('VISIT_ENDED');
  });
});
