import { sha256, sha256Hex } from '../../../../journal/canonical';
import { calendarOf } from '../../../../domain/calendar/calendar';
import { clockFrom } from '../../../../workflows/clock';
import { labelHash } from '../../../../domain/plan-rules/labels';
import { jointTask } from '../../../../workflows/joint-task/process';
import { draftPlan } from '../../../../workflows/joint-task/draw/plan';
import { value } from '../../../support/models/acts';
import { desk, OPS } from '../../../support/models/city';
import { BALLS, commitOf, secretOf } from '../../../support/models/deeds';
import { rowsOf } from '../../../support/models/rows';
import { drafted, TASK, VERSIONS } from '../../../support/models/task';

const handler = (org: string, nth = 1) => desk(org, 'handler', nth);
const reveal = (task: ReturnType<typeof drafted>, org: string) =>
  task.must('revealShare', { secret: secretOf(org) }, handler(org));
const confirm = (task: ReturnType<typeof drafted>, org: string, absent: string[] = []) =>
  task.must('confirmRoster', { absent, conflicts: [] }, handler(org));
/** Shares and rosters complete; nothing signed. */
const ready = (size: Parameters<typeof drafted>[0] = {}) => {
  const task = drafted(size).liveTo('commitment');
  for (const org of task.city.departments) {
    confirm(task, org);
    share(task, org);
  }
  return task;
};
const closeReveal = (task: ReturnType<typeof drafted>) => task.runner.moveTo(task.state.draw.revealBy ?? '');

const share = (task: ReturnType<typeof drafted>, org: string) =>
  task.must('commitShare', { commit: commitOf(task.state.draw.pool?.drawId ?? '', org), escrow: '' }, handler(org));
const approver = desk('amr', 'approver');
const draftOf = (task: ReturnType<typeof drafted>) => value(draftPlan(task.state, task.runner.now, sha256));

describe('the commitment', () => {
  test('the pool is frozen first; then every department is asked for its roster and its share, in any order', () => {
    const task = drafted().liveTo('commitment');
    expect(task.state.draw.pool?.count).toBe(5);
    expect(task.open().slice().sort()).toEqual(
      ['amr', 'fire', 'eco'].flatMap((org) => [`roster/1/${org}/1`, `share/1/${org}`]).sort(),
    );
  });

  test('with the last roster and the last share the lead’s approver is asked to sign, and nobody before', () => {
    const task = drafted().liveTo('commitment');
    for (const org of ['eco', 'amr', 'fire']) {
      expect(task.open()).not.toContain('plan/1');
      confirm(task, org);
      share(task, org);
    }
    expect(task.open()).toEqual(['plan/1']);
    expect(task.duty('plan/1')).toMatchObject({ role: 'approver', org: 'amr', command: 'signPlan' });
  });

  test('the signature publishes exactly the text that was read: another hash is refused', () => {
    const task = ready();
    const { hash, text } = draftOf(task);
    expect(task.refused('signPlan', { planHash: sha256Hex('another'), opinion: '' }, approver).code).toBe(
      'PLAN_CHANGED',
    );
    task.must('signPlan', { planHash: hash, opinion: '' }, approver);
    expect(task.eventsOf('planPublished')).toMatchObject([{ planText: text, planHash: hash }]);
    expect(task.state.stage).toBe('target_draw');
  });

  test('a text read one day is not signed the next: the end of the reveal has moved', () => {
    const task = ready();
    const { hash } = draftOf(task);
    task.runner.moveTo('2026-09-24T01:00:00.000Z');
    expect(task.refused('signPlan', { planHash: hash, opinion: '' }, approver).code).toBe('PLAN_CHANGED');
  });

  test('the plan names the pool, the roster, every party and a role of two for each department', () => {
    const plan = JSON.parse(draftOf(ready()).text) as Record<string, unknown>;
    expect(plan).toMatchObject({
      spec: 'drd1',
      parties: [{ id: 'amr' }, { id: 'fire' }, { id: 'eco' }],
      match: { roles: ['amr', 'fire', 'eco'].map((org) => ({ org, tag: '', count: 2 })) },
    });
    expect(plan['roster_root']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('what the strata stand for is fixed with the pool, and its hash published with the plan', () => {
    const task = ready();
    task.must('signPlan', { planHash: draftOf(task).hash, opinion: '' }, approver);
    const [frozen] = rowsOf(task.runner, 'labelTables', TASK);
    const fixed = labelHash(sha256, String(frozen?.['content']));
    expect([task.eventsOf('poolFrozen'), task.eventsOf('planPublished')]).toMatchObject([
      [{ labelHash: fixed }],
      [{ labelHash: fixed }],
    ]);
  });

  test('a pool from before there were such tables comes to the same state as it did, and its plan is signed without', () => {
    const task = ready();
    const old = task.runner
      .get(TASK)
      .events.map(({ labelHash: _none, ...event }: { labelHash?: string; type: string }) => event);
    const state = old.reduce((at, event) => jointTask.evolve(at, event as never), jointTask.empty);
    expect(state.draw.pool).toEqual({ ...task.state.draw.pool, labelHash: undefined });
    expect(Object.keys(state.draw.pool ?? {})).not.toContain('labelHash');
    const body = { planHash: draftOf(task).hash, opinion: '' };
    const context = { now: task.runner.now, actor: approver, hash: sha256, verifyDrand: () => false, facts: {} };
    const decided = value(jointTask.decide(state, { type: 'signPlan', body }, context as never));
    expect(decided.events).toEqual([expect.not.objectContaining({ labelHash: expect.anything() })]);
    expect(decided.events).toMatchObject([{ type: 'planPublished', planHash: body.planHash }]);
  });

  test('a share once committed cannot be exchanged', () => {
    const task = drafted().liveTo('commitment');
    task.must('commitShare', { commit: sha256Hex('a'), escrow: '' }, handler('amr'));
    expect(task.refused('commitShare', { commit: sha256Hex('b'), escrow: '' }, handler('amr')).code).toBe(
      'SHARE_ALREADY_COMMITTED',
    );
  });

  test('a copy of another department’s commitment is refused at once, so that it cannot block the plan for ever', () => {
    const task = drafted().liveTo('commitment');
    const commit = commitOf(task.state.draw.pool?.drawId ?? '', 'amr');
    task.must('commitShare', { commit, escrow: '' }, handler('amr'));
    expect(task.refused('commitShare', { commit, escrow: '' }, handler('fire')).code).toBe('SHARE_COPIED');
    expect(task.liveTo('target_draw').state.stage).toBe('target_draw');
  });

  test('an empty pool waits for ops, and no share can be committed to it', () => {
    const task = drafted();
    task.liveTo('confirmation');
    const targets = task.city.targets.splice(0);
    for (const row of task.runner.open()) task.obey(row);
    expect(task.open()).toEqual(['incident/freeze-pool/1/1']);
    expect(task.refused('commitShare', { commit: sha256Hex('a'), escrow: '' }, handler('amr')).code).toBe(
      'WRONG_STAGE',
    );
    task.city.targets.push(...targets);
    task.liveTo('target_draw');
    expect(task.state.draw.pool?.count).toBe(5);
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
    const by = task.state.draw.revealBy ?? '';
    task.runner.now = by;
    expect(task.refused('revealShare', { secret: secretOf('amr') }, handler('amr'))).toEqual({
      code: 'REVEAL_CLOSED',
      facts: { by },
    });
  });

  test('a share is taken in the last millisecond before it', () => {
    const task = drafted().liveTo('target_draw');
    task.runner.now = new Date(Date.parse(task.state.draw.revealBy ?? '') - 1).toISOString();
    reveal(task, 'amr');
    expect(task.state.draw.shares['amr']?.secret).toBe(secretOf('amr'));
  });

  test('a department that stays away counts as empty, is named, and stops nothing', () => {
    const task = drafted().liveTo('target_draw');
    reveal(task, 'amr');
    closeReveal(task);
    expect(task.eventsOf('revealClosed')).toMatchObject([{ absent: ['fire'], escrowed: ['eco'] }]);
    expect(task.refused('revealShare', { secret: secretOf('fire') }, handler('fire')).code).toBe('REVEAL_CLOSED');
    task.liveTo('recusal');
    expect(rowsOf(task.runner, 'drawnTargets', TASK)).toHaveLength(5);
  });

  test('shares of all, of one and of none give three different seeds from the same pool and beacon', () => {
    const seeds = [['amr', 'fire', 'eco'], ['amr'], []].map((present) => {
      const task = drafted().liveTo('target_draw');
      for (const org of present) reveal(task, org);
      closeReveal(task);
      return task.liveTo('recusal').state.draw.drawn?.seed;
    });
    expect(new Set(seeds).size).toBe(3);
  });
});

describe('the beacon', () => {
  const waiting = () => {
    const task = drafted().liveTo('target_draw');
    for (const org of task.city.departments) reveal(task, org);
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
    expect(task.duty('beacon/1/1/first').org).toBe('amr');
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    expect(task.duty('beacon/1/1/second').org).toBe('fire');
    task.must('setBeacon', { text: BALLS }, handler('fire'));
    expect(task.state.stage).toBe('recusal');
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
    expect(task.open()).toEqual(['beacon/1/2/first']);
    expect(task.state.draw.beacon).toEqual({ attempt: 2, first: null, text: null });
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    task.must('setBeacon', { text: BALLS }, handler('fire'));
    expect(task.state.draw.beacon.text).toBe(BALLS);
  });

  test('in another spelling is refused, and the format is named', () => {
    const spaced = { text: '3 7 12 18 25 31 + 9' };
    expect(waiting().refused('setBeacon', spaced, handler('amr'))).toMatchObject({
      code: 'BEACON_MALFORMED',
      facts: { format: 'RR RR RR RR RR RR+BB' },
    });
  });
});

describe('a deposited share', () => {
  /** Nobody has revealed; eco's share lies with the notary. */
  const sealed = () => {
    const task = drafted().liveTo('target_draw');
    closeReveal(task);
    return task;
  };
  const notary = desk('notary', 'notary');

  test('is opened by the notary where its department stayed away, before anybody may bring the beacon', () => {
    const task = sealed();
    expect(task.open()).toEqual(['escrow/1/eco']);
    expect(task.duty('escrow/1/eco')).toMatchObject({ role: 'notary', command: 'openEscrow', subject: 'eco' });
    expect(task.refused('setBeacon', { text: BALLS }, handler('amr')).code).toBe('ESCROW_OPEN');
    task.must('openEscrow', { party: 'eco', secret: secretOf('eco') }, notary);
    expect(task.state.draw.shares['eco']?.secret).toBe(secretOf('eco'));
    task.must('setBeacon', { text: BALLS }, handler('amr'));
    task.must('setBeacon', { text: BALLS }, handler('fire'));
    expect(task.state.stage).toBe('recusal');
  });

  test('that is not the committed one is refused', () => {
    expect(sealed().refused('openEscrow', { party: 'eco', secret: secretOf('fire') }, notary).code).toBe(
      'SHARE_MISMATCH',
    );
  });

  test('of a department that deposited nothing is not there to open', () => {
    expect(sealed().refused('openEscrow', { party: 'fire', secret: secretOf('fire') }, notary).code).toBe(
      'NO_SUCH_THING',
    );
  });

  test('makes the lottery wait for the end of the notary’s time, so that he cannot choose among results', () => {
    const { planText, revealBy } = sealed().state.draw;
    const { beacon } = JSON.parse(planText) as { beacon: { source: string } };
    const [minute = ''] = /^\d{4}-\d\d-\d\d \d\d:\d\d/.exec(beacon.source) ?? [];
    const after = new Date(`${minute.replace(' ', 'T')}:00+08:00`).getTime();
    expect(after).toBeGreaterThan(Date.parse(revealBy ?? ''));
  });

  test('is not opened any more once his time is over, however late the machine that ends it', () => {
    const task = sealed();
    task.runner.now = task.duty('escrow/1/eco').deadline?.due ?? '';
    expect(task.refused('openEscrow', { party: 'eco', secret: secretOf('eco') }, notary).code).toBe('REVEAL_CLOSED');
  });

  test('that is not opened in time counts as empty, and stops nothing', () => {
    const task = sealed();
    while (task.state.draw.sealed.length > 0) task.moveToNextDue();
    expect(task.eventsOf('escrowClosed')).toMatchObject([{ absent: ['eco'] }]);
    expect(task.liveTo('recusal').state.stage).toBe('recusal');
  });
});

describe('a drand beacon', () => {
  /** Round 1000 of quicknet, from the public vectors; the plan is made to wait for it. */
  const waiting = () => {
    const task = drafted({}, { beacon: 'drand' }).liveTo('target_draw');
    for (const org of task.city.departments) reveal(task, org);
    closeReveal(task);
    return task;
  };

  test('is of the first round at least a minute after the end of the reveal', () => {
    const task = waiting();
    const plan = JSON.parse(task.state.draw.planText) as { beacon: { round: number; genesis: number; period: number } };
    const at = plan.beacon.genesis + (plan.beacon.round - 1) * plan.beacon.period;
    // eco has deposited its share: the notary's time is waited for too.
    const { due } = clockFrom(task.state.draw.revealBy ?? '', 'escrow', VERSIONS, calendarOf(VERSIONS.calendar));
    const by = Date.parse(due) / 1_000;
    expect(at - by).toBeGreaterThanOrEqual(60);
    expect(at - by).toBeLessThan(63);
  });

  test('that is not the network’s signature of that round is refused, whoever brings it', () => {
    const forged = { text: 'ab'.repeat(48) };
    expect(['BEACON_POINT', 'BEACON_SIGNATURE']).toContain(waiting().refused('setBeacon', forged, handler('amr')).code);
  });

  test('of another kind than the plan’s is refused', () => {
    expect(waiting().refused('setBeacon', { text: BALLS }, handler('amr')).code).toBe('BEACON_MALFORMED');
  });
});

describe('a time stamp of the plan', () => {
  const published = (change: (task: ReturnType<typeof drafted>) => void) => {
    const task = drafted();
    change(task);
    return task.liveTo('target_draw');
  };
  const acts = (task: ReturnType<typeof drafted>) =>
    task.runner.get(TASK).duties.flatMap((duty) => (duty.kind === 'effect' ? [duty.key] : []));

  test('is got at once where an authority is named, and lies beside the plan', () => {
    const task = published(({ city }) => (city.stamping = true));
    expect(task.eventsOf('planPublished')).toMatchObject([{ stamping: true }]);
    expect(task.eventsOf('planStamped')).toMatchObject([{ genTime: task.runner.now }]);
    expect(rowsOf(task.runner, 'planStamps', TASK)).toMatchObject([{ drawId: `${TASK}-01` }]);
    expect(acts(task)).toEqual([]);
  });

  test('is owed nowhere else, and nothing is said of it', () => {
    const task = published(() => undefined);
    expect(task.eventsOf('planPublished').some((event) => 'stamping' in event)).toBe(false);
    expect(task.eventsOf('planStamped')).toEqual([]);
  });

  test('that cannot be got is ops’ affair, stops nobody, and is owed no more once the reveal has closed', () => {
    const task = published(({ city }) => {
      city.stamping = true;
      city.failing.add('stampPlan');
    });
    expect(task.open()).toContain('incident/stamp-plan/1/1');
    for (const org of task.city.departments) reveal(task, org);
    closeReveal(task);
    expect(task.open()).not.toContain('incident/stamp-plan/1/1');
    expect(task.runner.get(TASK).life.incidents).toEqual({});
    expect(task.liveTo('recusal').eventsOf('planStamped')).toEqual([]);
  });

  test('that ops have taken up again in time is had after all', () => {
    const task = published(({ city }) => {
      city.stamping = true;
      city.failing.add('stampPlan');
    });
    task.city.failing.clear();
    task.must('retryAct', { key: 'stamp-plan/1', reason: '网络已通' }, OPS);
    expect(task.eventsOf('planStamped')).toHaveLength(1);
  });
});
