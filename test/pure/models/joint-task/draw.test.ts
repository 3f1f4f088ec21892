import { sha256Hex } from '../../../../journal/canonical';
import { desk } from '../../../support/models/city';
import { BALLS, commitOf, secretOf } from '../../../support/models/deeds';
import { rowsOf } from '../../../support/models/rows';
import { drafted, TASK } from '../../../support/models/task';

const handler = (org: string, nth = 1) => desk(org, 'handler', nth);
const reveal = (task: ReturnType<typeof drafted>, org: string) =>
  task.must('revealShare', { secret: secretOf(org) }, handler(org));
const closeReveal = (task: ReturnType<typeof drafted>) => task.runner.moveTo(task.state.revealBy ?? '');

describe('the commitment of shares', () => {
  test('the pool is frozen first, then every department commits, and the last share publishes the plan', () => {
    const task = drafted().liveTo('commitment');
    expect(task.state.pool?.count).toBe(5);
    expect(task.open()).toEqual(['share/1/amr', 'share/1/fire', 'share/1/eco']);
    const drawId = task.state.pool?.drawId ?? '';
    for (const org of ['eco', 'amr']) task.must('commitShare', { commit: commitOf(drawId, org) }, handler(org));
    expect(task.eventsOf('planPublished')).toEqual([]);
    task.must('commitShare', { commit: commitOf(drawId, 'fire') }, handler('fire'));
    expect(task.eventsOf('planPublished')).toHaveLength(1);
    expect(task.state.stage).toBe('target_draw');
  });

  test('a share once committed cannot be exchanged', () => {
    const task = drafted().liveTo('commitment');
    task.must('commitShare', { commit: sha256Hex('a') }, handler('amr'));
    expect(task.refused('commitShare', { commit: sha256Hex('b') }, handler('amr')).code).toBe(
      'SHARE_ALREADY_COMMITTED',
    );
  });

  test('a copy of another department’s commitment is refused at once, so that it cannot block the plan for ever', () => {
    const task = drafted().liveTo('commitment');
    const commit = commitOf(task.state.pool?.drawId ?? '', 'amr');
    task.must('commitShare', { commit }, handler('amr'));
    expect(task.refused('commitShare', { commit }, handler('fire')).code).toBe('SHARE_COPIED');
    expect(task.liveTo('target_draw').state.stage).toBe('target_draw');
  });

  test('an empty pool waits for ops, and no share can be committed to it', () => {
    const task = drafted();
    task.liveTo('confirmation');
    const targets = task.city.targets.splice(0);
    for (const row of task.runner.open()) task.obey(row);
    expect(task.open()).toEqual(['incident/freeze-pool/1/1']);
    expect(task.refused('commitShare', { commit: sha256Hex('a') }, handler('amr')).code).toBe('WRONG_STAGE');
    task.city.targets.push(...targets);
    task.liveTo('target_draw');
    expect(task.state.pool?.count).toBe(5);
  });
});

describe('the reveal', () => {
  test('a wrong secret is refused and the right one taken, once', () => {
    const task = drafted().liveTo('target_draw');
    const wrong = { secret: secretOf('fire') };
    expect(task.refused('revealShare', wrong, handler('amr'))).toEqual({
      code: 'SHARE_MISMATCH',
      facts: { party: 'amr' },
    });
    reveal(task, 'amr');
    expect(task.refused('revealShare', { secret: secretOf('amr') }, handler('amr')).code).toBe(
      'SHARE_ALREADY_REVEALED',
    );
  });

  test('a share is refused from the published deadline on, to the second', () => {
    const task = drafted().liveTo('target_draw');
    const by = task.state.revealBy ?? '';
    task.runner.now = by;
    expect(task.refused('revealShare', { secret: secretOf('amr') }, handler('amr'))).toEqual({
      code: 'REVEAL_CLOSED',
      facts: { by },
    });
  });

  test('a share is taken in the last millisecond before it', () => {
    const task = drafted().liveTo('target_draw');
    task.runner.now = new Date(Date.parse(task.state.revealBy ?? '') - 1).toISOString();
    reveal(task, 'amr');
    expect(task.state.shares['amr']?.secret).toBe(secretOf('amr'));
  });

  test('a department that stays away counts as empty, is named, and stops nothing', () => {
    const task = drafted().liveTo('target_draw');
    reveal(task, 'amr');
    closeReveal(task);
    expect(task.eventsOf('revealClosed')).toMatchObject([{ absent: ['fire', 'eco'] }]);
    expect(task.refused('revealShare', { secret: secretOf('fire') }, handler('fire')).code).toBe('REVEAL_CLOSED');
    task.liveTo('officer_match');
    expect(rowsOf(task.runner, 'drawnTargets', TASK)).toHaveLength(5);
  });

  test('shares of all, of one and of none give three different seeds from the same pool and beacon', () => {
    const seeds = [['amr', 'fire', 'eco'], ['amr'], []].map((present) => {
      const task = drafted().liveTo('target_draw');
      for (const org of present) reveal(task, org);
      closeReveal(task);
      return task.liveTo('officer_match').state.drawn?.seed;
    });
    expect(new Set(seeds).size).toBe(3);
  });
});

describe('the beacon', () => {
  const waiting = () => {
    const task = drafted().liveTo('target_draw');
    closeReveal(task);
    return task;
  };

  test('is not typed before the reveals are closed', () => {
    expect(drafted().liveTo('target_draw').refused('setBeacon', { text: BALLS }, handler('amr')).code).toBe(
      'REVEAL_OPEN',
    );
  });

  test('is typed by the lead and then by a participant', () => {
    const task = waiting();
    expect(task.duty('beacon/1/first').org).toBe('amr');
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    expect(task.duty('beacon/1/second').org).toBe('fire');
    task.must('setBeacon', { text: BALLS }, handler('fire'));
    expect(task.state.stage).toBe('officer_match');
  });

  test('is not typed twice by one person, under whatever post', () => {
    const task = waiting();
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    expect(task.refused('setBeacon', { text: BALLS }, handler('amr')).code).toBe('FOUR_EYES');
    const other = { ...handler('fire'), person: handler('amr').person };
    expect(task.refused('setBeacon', { text: BALLS }, other).code).toBe('FOUR_EYES');
  });

  test('is not typed twice by one department while another takes part', () => {
    const task = waiting();
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    expect(task.refused('setBeacon', { text: BALLS }, handler('amr', 2)).code).toBe('NOT_YOUR_DEPARTMENT');
    task.must('setBeacon', { text: BALLS }, handler('fire'));
  });

  test.each([
    '99 99 99 99 99 99+99',
    '03 03 12 18 25 31+09',
    '31 25 18 12 07 03+09',
    '03 07 12 18 25 34+09',
    '03 07 12 18 25 31+17',
  ])('that no lottery can draw is refused: %s', (text) => {
    expect(waiting().refused('setBeacon', { text }, handler('amr')).code).toBe('BEACON_MALFORMED');
  });

  test('that was typed in two ways is asked again from the beginning, under new keys', () => {
    const task = waiting();
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    task.must('setBeacon', { text: '03 07 12 18 25 31+10' }, handler('fire'));
    expect(task.open()).toEqual(['beacon/2/first']);
    expect(task.state.beacon).toEqual({ attempt: 2, first: null, text: null });
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    task.must('setBeacon', { text: BALLS }, handler('fire'));
    expect(task.state.beacon.text).toBe(BALLS);
  });

  test('in another spelling is refused, and the format is named', () => {
    const spaced = { text: '3 7 12 18 25 31 + 9' };
    expect(waiting().refused('setBeacon', spaced, handler('amr'))).toMatchObject({
      code: 'BEACON_MALFORMED',
      facts: { format: 'RR RR RR RR RR RR+BB' },
    });
  });
});
