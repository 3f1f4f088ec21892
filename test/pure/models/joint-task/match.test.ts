import { desk } from '../../../support/models/city';
import { placesOf } from '../../../support/models/rows';
import { drafted, TASK } from '../../../support/models/task';

const confirm = (task: ReturnType<typeof drafted>, org: string, absent: string[] = []) =>
  task.must('confirmRoster', { absent }, desk(org, 'handler'));

describe('the match of officers', () => {
  test('every department answers for its own roster and is matched as soon as it has answered', () => {
    const task = drafted().liveTo('officer_match');
    expect(task.open()).toEqual(['roster/1/amr', 'roster/1/fire', 'roster/1/eco']);
    confirm(task, 'fire');
    expect(task.eventsOf('officersMatched')).toMatchObject([{ org: 'fire', members: 10 }]);
    expect(task.open()).toEqual(['roster/1/amr', 'roster/1/eco']);
    expect(task.refused('confirmRoster', { absent: [] }, desk('fire', 'handler')).code).toBe('ALREADY_REPLIED');
    confirm(task, 'amr');
    confirm(task, 'eco');
    expect(task.state.stage).toBe('recusal');
  });

  test('puts two different officers of each department at every target, none of them absent', () => {
    const task = drafted().liveTo('officer_match');
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

  test('that lacks officers names how many are missing where, keeps no half team, and asks the department anew', () => {
    const task = drafted().liveTo('officer_match');
    confirm(task, 'amr', ['amr-o1', 'amr-o2', 'amr-o3']);
    expect(task.eventsOf('officersShort')).toMatchObject([
      { org: 'amr', round: 1, positions: 5, first: 1, missing: 1 },
    ]);
    expect(placesOf(task.runner, TASK)).toEqual([]);
    expect(task.open()).toContain('roster/2/amr');
    expect(task.open()).not.toContain('roster/1/amr');
  });

  test('succeeds with a second roster', () => {
    const task = drafted().liveTo('officer_match');
    confirm(task, 'amr', ['amr-o1', 'amr-o2', 'amr-o3']);
    confirm(task, 'amr', ['amr-o1']);
    expect(task.eventsOf('officersMatched')).toMatchObject([{ org: 'amr', round: 2 }]);
    expect(task.liveTo('recusal').state.rosters['amr']).toMatchObject({ round: 2, state: 'matched' });
  });

  test('asks every drawn officer of every department to declare', () => {
    const task = drafted({ officersEach: 2 }).liveTo('recusal');
    expect(task.open().slice().sort()).toEqual(
      ['amr', 'eco', 'fire'].flatMap((org) => [`declare/${org}-o1/1`, `declare/${org}-o2/1`]),
    );
  });
});
