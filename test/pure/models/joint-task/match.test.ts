import { desk } from '../../../support/models/city';
import { placesOf, rowsOf } from '../../../support/models/rows';
import { drafted, TASK } from '../../../support/models/task';

type Task = ReturnType<typeof drafted>;
type Conflict = { readonly officer: string; readonly uid: string; readonly ground: string; readonly note: string };
const handler = (org: string) => desk(org, 'handler');
const confirm = (task: Task, org: string, absent: string[] = [], conflicts: Conflict[] = []) =>
  task.must('confirmRoster', { absent, conflicts }, handler(org));

describe('the roster', () => {
  test('holds every certified officer who was not named absent, and says of the others why not', () => {
    const task = drafted().liveTo('commitment');
    confirm(task, 'amr', ['amr-o1']);
    confirm(task, 'fire');
    confirm(task, 'eco');
    expect(task.eventsOf('rosterFrozen')).toMatchObject([{ fit: { amr: 3, fire: 4, eco: 4 }, excluded: 1 }]);
    expect(rowsOf(task.runner, 'rosterExclusions', TASK)).toMatchObject([{ officerId: 'amr-o1' }]);
  });

  test('of a department that cannot send two is named by number before anything is drawn, and asked again', () => {
    const task = drafted().liveTo('commitment');
    confirm(task, 'amr', ['amr-o1', 'amr-o2', 'amr-o3']);
    confirm(task, 'fire');
    confirm(task, 'eco');
    expect(task.eventsOf('rosterShort')).toMatchObject([{ short: [{ org: 'amr', fit: 1, wanted: 2 }] }]);
    expect(task.open()).toContain('roster/1/amr/2');
    confirm(task, 'amr', ['amr-o1']);
    expect(task.eventsOf('rosterFrozen')).toMatchObject([{ fit: { amr: 3 } }]);
  });

  test('takes an answer once, and only about own officers', () => {
    const task = drafted().liveTo('commitment');
    const theirs = { absent: ['fire-o1'], conflicts: [] };
    expect(task.refused('confirmRoster', theirs, handler('amr')).code).toBe('NO_SUCH_THING');
    confirm(task, 'amr');
    expect(task.refused('confirmRoster', { absent: [], conflicts: [] }, handler('amr')).code).toBe('ALREADY_REPLIED');
  });

  test('takes a known conflict with a target of the pool alone', () => {
    const task = drafted().liveTo('commitment');
    const body = { absent: [], conflicts: [{ officer: 'amr-o1', uid: 'NOBODY', ground: 'kin', note: '' }] };
    expect(task.refused('confirmRoster', body, handler('amr')).code).toBe('NO_SUCH_THING');
  });

  test('takes another ground than those of the law with a note alone', () => {
    const task = drafted().liveTo('commitment');
    const uid = task.city.targets[0]?.uid ?? '';
    const conflict = { officer: 'amr-o1', uid, ground: 'other', note: ' ' };
    const refused = task.refused('confirmRoster', { absent: [], conflicts: [conflict] }, handler('amr'));
    expect(refused).toMatchObject({ code: 'BAD_BODY', facts: { field: '说明' } });
    confirm(task, 'amr', [], [{ ...conflict, note: '上月刚在该企业兼职授课' }]);
  });

  test('keeps whom a conflict concerns out of the events, but for their number', () => {
    const task = drafted().liveTo('commitment');
    const uid = task.city.targets[0]?.uid ?? '';
    confirm(task, 'amr', [], [{ officer: 'amr-o1', uid, ground: 'kin', note: '本人表兄' }]);
    expect(JSON.stringify(task.eventsOf('rosterConfirmed'))).not.toMatch(/kin|表兄|amr-o1/);
    expect(task.eventsOf('rosterConfirmed')).toMatchObject([{ conflicts: 1 }]);
    expect(rowsOf(task.runner, 'knownConflicts', TASK)).toMatchObject([{ officerId: 'amr-o1', uid, ground: 'kin' }]);
  });
});

describe('the match of officers', () => {
  test('puts two different officers of each department at every target, none of them absent', () => {
    const task = drafted().liveTo('commitment');
    confirm(task, 'amr', ['amr-o1', 'amr-o2']);
    const places = placesOf(task.liveTo('recusal').runner, TASK);
    for (const position of [1, 2, 3, 4, 5]) {
      for (const org of ['amr', 'fire', 'eco']) {
        const team = places.filter((place) => place.position === position && place.org === org);
        expect(new Set(team.map(({ officer }) => officer)).size).toBe(2);
      }
    }
    expect(places.map(({ officer }) => officer)).not.toContain('amr-o1');
  });

  test('never sends an officer to a target that he was known to have a conflict with', () => {
    const task = drafted({ officersEach: 3 }).liveTo('commitment');
    const uid = task.city.targets[0]?.uid ?? '';
    confirm(task, 'amr', [], [{ officer: 'amr-o1', uid, ground: 'kin', note: '' }]);
    task.liveTo('recusal');
    const position = rowsOf(task.runner, 'drawnTargets', TASK).find((row) => row['uid'] === uid)?.['position'];
    const team = placesOf(task.runner, TASK).filter((place) => place.org === 'amr' && place.position === position);
    expect(team.map(({ officer }) => officer).sort()).toEqual(['amr-o2', 'amr-o3']);
  });

  test('leaves a place that nobody may take vacant, by name, and asks the department’s leader', () => {
    const task = drafted({ officersEach: 2 }).liveTo('commitment');
    const uid = task.city.targets[0]?.uid ?? '';
    confirm(task, 'amr', [], [{ officer: 'amr-o1', uid, ground: 'kin', note: '' }]);
    task.runner.open();
    for (const org of ['fire', 'eco']) confirm(task, org);
    while (task.state.stage !== 'recusal') {
      const [row] = task.runner.open();
      if (row) task.obey(row);
      else task.moveToNextDue();
    }
    expect(task.eventsOf('officersMatched')).toContainEqual(expect.objectContaining({ org: 'amr', vacant: 1 }));
    expect(task.duty('vacancy/1/amr/1')).toMatchObject({ org: 'amr', role: 'leader', command: 'appointOfficer' });
  });

  test('gives the draw one result hash, over targets and teams', () => {
    const task = drafted().liveTo('recusal');
    expect(task.eventsOf('matchCompleted')).toMatchObject([{ resultHash: task.state.draw.result?.resultHash }]);
    expect(task.state.draw.result?.resultHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('asks every drawn officer of every department to declare', () => {
    const task = drafted({ officersEach: 2 }).liveTo('recusal');
    expect(task.open().slice().sort()).toEqual(
      ['amr', 'eco', 'fire'].flatMap((org) => [`declare/1/${org}-o1/1`, `declare/1/${org}-o2/1`]),
    );
  });
});
