import type { Actor } from '../../../domain/kernel/process';
import { MemoryRunner } from '../../support/memory-runner';
import { TINY } from '../../support/tiny';

const ORG = 'amr';
const person = (name: string, role: 'handler' | 'reviewer' | 'ops' = 'handler'): Actor => ({
  kind: 'person',
  person: name,
  post: { org: role === 'ops' ? 'ops' : ORG, role },
  officer: null,
});

interface Faults {
  readonly freezePool?: string;
}

const begun = (children: number, faults: { current: Faults } = { current: {} }) => {
  const runner = new MemoryRunner({
    registry: TINY,
    start: '2026-09-21T01:00:00.000Z',
    fact: () => undefined,
    act: (name) => {
      if (name === 'freezePool' && faults.current.freezePool) throw new Error(faults.current.freezePool);
      return undefined;
    },
  });
  runner.begin('jointTask', 't-1', { id: 't-1', lead: ORG, name: String(children) }, 'p-lead');
  return runner;
};

const live = (runner: MemoryRunner, id: string) => {
  expect(runner.send(id, { type: 'enter', body: { note: '' } }, person('p-1')).ok).toBe(true);
  expect(runner.send(id, { type: 'review', body: {} }, person('p-2', 'reviewer')).ok).toBe(true);
};

describe('a process in memory', () => {
  test('lives from begin to end with its children', () => {
    const runner = begun(7);
    const children = runner.all().filter(({ parent }) => parent === 't-1');
    expect(children).toHaveLength(7);
    expect(runner.get('t-1').openChildren).toBe(7);
    for (const { id } of children) live(runner, id);
    expect(runner.open().map(({ duty }) => duty.key)).toEqual(['closing/1']);
    expect(runner.send('t-1', { type: 'closeTask', body: {} }, person('p-lead')).ok).toBe(true);
    expect(runner.all().every(({ ended }) => ended)).toBe(true);
  });

  test('collects nothing before the last child has ended', () => {
    const runner = begun(2);
    live(runner, 't-1/1.1');
    expect(runner.get('t-1').events.map(({ type }) => type)).not.toContain('inspectionsCollected');
    live(runner, 't-1/2.1');
    expect(runner.get('t-1').events.map(({ type }) => type)).toContain('inspectionsCollected');
  });

  test('climbs the ladder of a duty one rung at a time, at its own dates', () => {
    const runner = begun(1);
    runner.moveTo('2026-11-02T01:00:00.000Z');
    const climbed = runner.get('t-1/1.1').events.filter(({ type }) => type === 'rungClimbed');
    // 2026-09-25 is 中秋节: the sixth working day after the 21st is the 30th.
    expect(climbed).toMatchObject([
      { rung: 'reminder', at: '2026-09-23T01:00:00.000Z' },
      { rung: 'escalation', at: '2026-09-24T09:30:00.000Z' },
      { rung: 'breach', at: '2026-09-30T09:30:00.000Z' },
    ]);
  });

  test('climbs the highest overdue rung alone after a long stop', () => {
    const runner = begun(1);
    runner.now = '2026-11-02T01:00:00.000Z';
    runner.moveTo('2026-11-02T02:00:00.000Z');
    const climbed = runner.get('t-1/1.1').events.filter(({ type }) => type === 'rungClimbed');
    expect(climbed).toHaveLength(1);
    expect(climbed[0]).toMatchObject({ rung: 'breach', key: 'enter/1' });
  });

  test('a duty that is done leaves no rung to climb', () => {
    const runner = begun(1);
    live(runner, 't-1/1.1');
    runner.moveTo('2026-09-30T01:00:00.000Z');
    expect(runner.get('t-1/1.1').events.map(({ type }) => type)).not.toContain('rungClimbed');
  });

  test('an act that fails for good waits for ops under a key of its own, each time anew', () => {
    const faults = { current: { freezePool: '名录为空' } as Faults };
    const runner = begun(1, faults);
    const retry = () =>
      runner.send('t-1', { type: 'retryAct', body: { key: 'freeze/1', reason: '已补名录' } }, person('p-ops', 'ops'));
    expect(runner.open().map(({ duty }) => [duty.key, duty.role])).toEqual([['incident/freeze/1/1', 'ops']]);
    expect(retry().ok).toBe(true);
    expect(runner.open().map(({ duty }) => duty.key)).toEqual(['incident/freeze/1/2']);
    faults.current = {};
    expect(retry().ok).toBe(true);
    expect(runner.get('t-1').events.map(({ type }) => type)).toContain('poolFrozen');
    expect(retry()).toMatchObject({ ok: false, refusal: { code: 'NO_INCIDENT' } });
  });

  test('the same command id is one command; another body under it is refused', () => {
    const runner = begun(1);
    const enter = (note: string) =>
      runner.send('t-1/1.1', { id: 'c-00000001', type: 'enter', body: { note } }, person('p-1'));
    const first = enter('a');
    expect(enter('a')).toEqual(first);
    expect(enter('b')).toMatchObject({ ok: false, refusal: { code: 'COMMAND_ID_REUSED' } });
    expect(runner.get('t-1/1.1').events.filter(({ type }) => type === 'entered')).toHaveLength(1);
  });
});
