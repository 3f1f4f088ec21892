import { desk, OPS } from '../../../support/models/city';
import { drafted, TASK } from '../../../support/models/task';
import { liveOthers, liveVisitTo, VISIT } from '../../../support/models/visit';

const retry = (key: string) => ({ key, reason: '已处理' });

describe('a machine’s act that fails for good', () => {
  const failed = () => {
    const task = drafted();
    task.city.failing.add('drawTargets');
    task.liveTo('target_draw');
    while (!task.open().some((key) => key.startsWith('incident/'))) {
      const [row] = task.runner.open();
      if (row) task.obey(row);
      else task.moveToNextDue();
    }
    return task;
  };

  test('becomes a duty of ops in the act’s own stage, and the act is owed no more', () => {
    const task = failed();
    expect(task.duty('incident/draw-targets/1/1')).toMatchObject({
      role: 'ops',
      org: 'ops',
      command: 'retryAct',
      subject: 'draw-targets/1',
      stage: 'target_draw',
    });
    expect(task.runner.get(TASK).duties.filter(({ kind }) => kind === 'effect')).toEqual([]);
    expect(task.eventsOf('actFailed')).toMatchObject([
      { key: 'draw-targets/1', act: 'drawTargets', reason: 'drawTargets is made to fail' },
    ]);
  });

  test('is taken up again by ops alone', () => {
    const task = failed();
    expect(task.refused('retryAct', retry('draw-targets/1'), desk('amr', 'handler')).code).toBe('NOT_YOUR_ROLE');
    expect(task.refused('retryAct', retry('draw-targets/2'), OPS).code).toBe('NO_INCIDENT');
    task.city.failing.clear();
    task.must('retryAct', retry('draw-targets/1'), OPS);
    expect(task.state.stage).toBe('recusal');
    expect(task.refused('retryAct', retry('draw-targets/1'), OPS).code).toBe('NO_INCIDENT');
  });

  test('and fails again asks ops under a key that was never used before, as often as it fails', () => {
    const task = failed();
    for (const time of [2, 3, 4]) {
      task.must('retryAct', retry('draw-targets/1'), OPS);
      expect(task.open()).toEqual([`incident/draw-targets/1/${time}`]);
    }
  });

  test('stops only what depends on it: shares are committed while the roster waits for ops', () => {
    const task = drafted().liveTo('commitment');
    task.city.failing.add('freezeRoster');
    for (const org of task.city.departments)
      task.must('confirmRoster', { absent: [], conflicts: [] }, desk(org, 'handler'));
    expect([...task.open()].sort()).toEqual([
      'incident/freeze-roster/1/1/1',
      'share/1/amr',
      'share/1/eco',
      'share/1/fire',
    ]);
    task.obey({ process: TASK, duty: task.duty('share/1/amr'), since: '', closedAt: null });
    task.city.failing.clear();
    expect(task.liveTo('recusal').state.stage).toBe('recusal');
  });

  test('is over with what it was for: a void draw leaves none behind', () => {
    const task = drafted().liveTo('commitment');
    task.city.failing.add('freezeRoster');
    for (const org of task.city.departments)
      task.must('confirmRoster', { absent: [], conflicts: [] }, desk(org, 'handler'));
    expect(Object.keys(task.runner.get(TASK).life.incidents)).toEqual(['freeze-roster/1/1']);
    task.must('askVoid', { reason: '名录有误' }, desk('amr', 'handler'));
    expect(Object.keys(task.runner.get(TASK).life.incidents)).toEqual(['freeze-roster/1/1']);
    task.must('decideRedraw', { grant: 'yes', reason: '同意' }, desk('amr', 'approver'));
    expect(task.runner.get(TASK).life.incidents).toEqual({});
    expect(task.refused('retryAct', retry('freeze-roster/1/1'), OPS).code).toBe('NO_INCIDENT');
  });

  test('at the closing of the reveal still closes it later, and what came too late is still refused', () => {
    const task = drafted();
    task.city.failing.add('closeReveal');
    task.liveTo('target_draw');
    task.runner.moveTo(task.state.draw.revealBy ?? '');
    expect(task.open()).toContain('incident/close-reveal/1/1');
    const late = { secret: 'ab'.repeat(32) };
    expect(task.refused('revealShare', late, desk('eco', 'handler')).code).toBe('REVEAL_CLOSED');
    task.city.failing.clear();
    task.must('retryAct', retry('close-reveal/1'), OPS);
    expect(task.state.draw.revealClosedAt).toBe(task.runner.now);
  });

  test('in an inspection is that inspection’s affair: the others go on', () => {
    const task = liveVisitTo(drafted(), 'passed');
    expect(task.open(VISIT)).toEqual(['incident/publish/1/1']);
    task.city.failing.clear();
    liveOthers(task, VISIT);
    expect(task.runner.get(TASK).openChildren).toBe(1);
    expect(task.state.stage).toBe('inspecting');
    expect(task.liveTo('closed').state.stage).toBe('closed');
  });

  test('was asked for too late or twice: what is not owed is refused', () => {
    const task = drafted().liveTo('commitment');
    const system = { kind: 'system' } as const;
    const again = task.runner.send(TASK, { type: 'freezePool', body: { key: 'freeze-pool/1' } }, system);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'NOT_OWED' } });
    const early = task.runner.send(TASK, { type: 'closeReveal', body: { key: 'close-reveal/1' } }, system);
    expect(early).toMatchObject({ ok: false, refusal: { code: 'NOT_OWED' } });
    const other = task
      .liveTo('target_draw')
      .runner.send(TASK, { type: 'drawTargets', body: { key: 'close-reveal/1' } }, system);
    expect(other).toMatchObject({ ok: false, refusal: { code: 'NOT_OWED' } });
  });
});
