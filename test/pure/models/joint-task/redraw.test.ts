import { desk } from '../../../support/models/city';
import { drawnOf, placesOf, rowsOf } from '../../../support/models/rows';
import { drafted, TASK } from '../../../support/models/task';

const handler = desk('amr', 'handler');
const approver = desk('amr', 'approver');
const ask = (task: ReturnType<typeof drafted>, type: 'askVoid' | 'askRedraw') =>
  task.must(type, { reason: '名录遗漏两户' }, handler);
const decide = (task: ReturnType<typeof drafted>, grant: 'yes' | 'no') =>
  task.must('decideRedraw', { grant, reason: '已核' }, approver);

describe('a void', () => {
  test('is asked for with a reason and granted by the approver; the next draw has the next number', () => {
    const task = drafted().liveTo('target_draw');
    ask(task, 'askVoid');
    expect(task.duty('redraw/1')).toMatchObject({ role: 'approver', org: 'amr', command: 'decideRedraw' });
    decide(task, 'yes');
    expect(task.eventsOf('drawVoided')).toMatchObject([{ drawId: `${TASK}-01`, reason: '已核' }]);
    expect(task.state).toMatchObject({ stage: 'commitment', request: null });
    expect(task.state.draw.pool?.drawId).toBe(`${TASK}-02`);
    expect(task.open()).toContain('share/2/amr');
    expect(task.liveTo('closed').state.stage).toBe('closed');
  });

  test('is refused to whoever asked for it', () => {
    const task = drafted().liveTo('target_draw');
    ask(task, 'askVoid');
    const self = { ...approver, person: handler.person };
    expect(task.refused('decideRedraw', { grant: 'yes', reason: '' + '可' }, self).code).toBe('FOUR_EYES');
  });

  test('is impossible once the reveal has closed: public data decide the result by then', () => {
    const task = drafted().liveTo('target_draw');
    task.runner.now = task.state.draw.revealBy ?? '';
    expect(task.refused('askVoid', { reason: '不合意' }, handler).code).toBe('VOID_TOO_LATE');
  });

  test('that was asked for in time and not granted in time is over with the reveal', () => {
    const task = drafted().liveTo('target_draw');
    ask(task, 'askVoid');
    task.runner.moveTo(task.state.draw.revealBy ?? '');
    expect(task.state.request).toBeNull();
    expect(task.refused('decideRedraw', { grant: 'yes', reason: '可' }, approver).code).toBe('NO_REQUEST');
  });

  test('that is open keeps the plan from being signed', () => {
    const task = drafted().liveTo('commitment');
    while (!task.open().includes('plan/1')) {
      const [row] = task.runner.open();
      if (row) task.obey(row);
    }
    ask(task, 'askVoid');
    const { body, actor } = task.deed({ process: TASK, duty: task.duty('plan/1'), since: '', closedAt: null });
    expect(task.refused('signPlan', body, actor).code).toBe('REQUEST_PENDING');
  });
});

describe('a redraw', () => {
  test('keeps the first result on record and draws anew, from a pool and shares of its own', () => {
    const task = drafted({ targets: 12 }, { count: 5 }).liveTo('recusal');
    const [first, seed] = [drawnOf(task.runner, TASK), task.state.draw.drawn?.seed];
    ask(task, 'askRedraw');
    decide(task, 'yes');
    expect(task.eventsOf('drawSuperseded')).toMatchObject([{ drawId: `${TASK}-01` }]);
    task.liveTo('recusal');
    expect(task.state.draw.attempt).toBe(2);
    expect(task.state.draw.drawn?.seed).not.toBe(seed);
    const all = rowsOf(task.runner, 'drawnTargets', TASK);
    expect(all.filter((row) => row['drawId'] === `${TASK}-01`)).toHaveLength(first.length);
    expect(placesOf(task.runner, TASK).every(({ position }) => position <= 5)).toBe(true);
    expect(task.liveTo('closed').state.stage).toBe('closed');
  });

  test('that is refused changes nothing', () => {
    const task = drafted().liveTo('recusal');
    const before = placesOf(task.runner, TASK);
    ask(task, 'askRedraw');
    decide(task, 'no');
    expect(placesOf(task.runner, TASK)).toEqual(before);
    expect(task.state.request).toBeNull();
  });

  test('is asked for once at a time, and no visit is scheduled meanwhile', () => {
    const task = drafted().liveTo('schedule');
    ask(task, 'askRedraw');
    expect(task.refused('askRedraw', { reason: '再' }, handler).code).toBe('REQUEST_PENDING');
    expect(task.refused('scheduleVisits', { from: '2026-10-19', vehicles: [] }, handler).code).toBe('REQUEST_PENDING');
  });

  test('ends an application that nobody decided: it was about a place of the earlier draw', () => {
    const task = drafted({ officersEach: 4, targets: 3 }).liveTo('recusal');
    const [place] = placesOf(task.runner, TASK).filter(({ org }) => org === 'amr');
    const application = { position: place?.position ?? 1, ground: 'kin', note: '' };
    task.must('declareConflict', application, task.city.asOfficer(place?.officer ?? ''));
    expect(task.open()).toContain(`decide/${TASK}-r1`);
    ask(task, 'askRedraw');
    decide(task, 'yes');
    expect(task.state.recusals[`${TASK}-r1`]?.state).toBe('lapsed');
    task.liveTo('recusal');
    expect(task.open()).not.toContain(`decide/${TASK}-r1`);
    const late = { recusal: `${TASK}-r1`, grant: 'yes', reason: '属实' };
    expect(task.refused('decideRecusal', late, desk('amr', 'leader')).code).toBe('RECUSAL_DECIDED');
    expect(task.liveTo('closed').state.stage).toBe('closed');
  });

  test('carries a granted recusal over: the pair is known from the beginning', () => {
    const task = drafted({ officersEach: 4, targets: 3 }).liveTo('recusal');
    const [place] = placesOf(task.runner, TASK).filter(({ org }) => org === 'amr');
    const uid = drawnOf(task.runner, TASK).find(({ position }) => position === place?.position)?.uid;
    task.must(
      'declareConflict',
      { position: place?.position ?? 1, ground: 'kin', note: '' },
      task.city.asOfficer(place?.officer ?? ''),
    );
    task.must('decideRecusal', { recusal: `${TASK}-r1`, grant: 'yes', reason: '属实' }, desk('amr', 'leader'));
    ask(task, 'askRedraw');
    decide(task, 'yes');
    task.liveTo('recusal');
    const at = drawnOf(task.runner, TASK).find((target) => target.uid === uid)?.position;
    const team = placesOf(task.runner, TASK).filter(({ org, position }) => org === 'amr' && position === at);
    expect(team.map(({ officer }) => officer)).not.toContain(place?.officer);
  });
});
