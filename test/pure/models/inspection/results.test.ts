import { resultCodes } from '../../../../domain/catalogue/result-codes';
import { desk } from '../../../support/models/city';
import { cleanEntries, officersOf } from '../../../support/models/deeds';
import { rowsOf } from '../../../support/models/rows';
import { drafted, type LivedTask } from '../../../support/models/task';
import { liveVisitTo, VISIT } from '../../../support/models/visit';

const entering = () => liveVisitTo(drafted(), 'entering');
const officers = (task: LivedTask, org: string) => officersOf(task.visit(1), org);
const member = (task: LivedTask, org: string, nth = 0) => task.city.asOfficer(officers(task, org)[nth] ?? '');
const clean = (task: LivedTask, org: string) => ({
  officers: officers(task, org),
  entries: cleanEntries(task.visit(1), org),
});
const enter = (task: LivedTask, org: string) => task.must('enterResults', clean(task, org), member(task, org), VISIT);
const pass = (task: LivedTask, org: string) =>
  task.must('passReview', { org, opinion: '' }, desk(org, 'reviewer'), VISIT);
const stage = (task: LivedTask) => task.visit(1).stage;

describe('an entry of results', () => {
  test('is awaited of every department at once, each for itself', () => {
    expect(entering().open(VISIT)).toEqual(['enter/amr/1', 'enter/fire/1', 'enter/eco/1']);
  });

  test('holds all items of the own department', () => {
    const task = entering();
    const { entries, ...rest } = clean(task, 'fire');
    const refusal = task.refused('enterResults', { ...rest, entries: entries.slice(1) }, member(task, 'fire'), VISIT);
    expect(refusal).toEqual({ code: 'ITEM_MISSING', facts: { item: 'fire-1', missing: 1 } });
  });

  test('holds no item of another department', () => {
    const task = entering();
    const entries = [...cleanEntries(task.visit(1), 'fire'), ...cleanEntries(task.visit(1), 'eco').slice(0, 1)];
    const body = { officers: officers(task, 'fire'), entries };
    expect(task.refused('enterResults', body, member(task, 'fire'), VISIT)).toEqual({
      code: 'ITEM_NOT_YOURS',
      facts: { item: 'eco-1', org: 'fire' },
    });
  });

  test('names no officer of another department and not one officer alone', () => {
    const task = entering();
    const entries = cleanEntries(task.visit(1), 'fire');
    const mixed = [officers(task, 'fire')[0], officers(task, 'eco')[0]];
    expect(task.refused('enterResults', { officers: mixed, entries }, member(task, 'fire'), VISIT).code).toBe(
      'NOT_ON_TEAM',
    );
    const doubled = [officers(task, 'fire')[0], officers(task, 'fire')[0]];
    expect(task.refused('enterResults', { officers: doubled, entries }, member(task, 'fire'), VISIT).code).toBe(
      'TOO_FEW_OFFICERS',
    );
  });

  test('is made by somebody of that department’s own team: a second post there is not enough', () => {
    const task = entering();
    const guest = { ...member(task, 'amr'), post: { org: 'fire', role: 'officer' as const } };
    expect(task.refused('enterResults', clean(task, 'fire'), guest, VISIT).code).toBe('NOT_ON_TEAM');
    const abroad = { ...member(task, 'amr'), post: { org: 'tax', role: 'officer' as const } };
    expect(task.refused('enterResults', clean(task, 'fire'), abroad, VISIT).code).toBe('NOT_YOUR_DEPARTMENT');
  });

  const withFirst = (task: LivedTask, change: object) => {
    const { entries, ...rest } = clean(task, 'fire');
    return { ...rest, entries: entries.map((entry, i) => (i === 0 ? { ...entry, ...change } : entry)) };
  };
  test.each(resultCodes(1).map(({ code, needsProblem, exclusive }) => ({ code, needsProblem, exclusive })))(
    'with code $code wants a problem: $needsProblem; forbids one: $exclusive',
    ({ code, needsProblem, exclusive }) => {
      const send = (problem: string) => {
        const task = entering();
        const result = task.send('enterResults', withFirst(task, { code, problem }), member(task, 'fire'), VISIT);
        return result.ok ? 'entered' : result.refusal.code;
      };
      expect(send('')).toBe(needsProblem ? 'RESULT_NEEDS_PROBLEM' : 'entered');
      expect(send('现场记录不全')).toBe(exclusive ? 'RESULT_CODE' : 'entered');
    },
  );

  test('with a code of no table is refused', () => {
    const task = entering();
    const body = withFirst(task, { code: 'Z' });
    expect(task.refused('enterResults', body, member(task, 'fire'), VISIT).code).toBe('RESULT_CODE');
  });

  test('is made once a round', () => {
    const task = entering();
    enter(task, 'fire');
    expect(task.refused('enterResults', clean(task, 'fire'), member(task, 'fire'), VISIT)).toEqual({
      code: 'ALREADY_ENTERED',
      facts: { org: 'fire' },
    });
  });

  test('keeps the findings in rows beside the event, with the item’s name and who entered', () => {
    const task = entering();
    task.must('enterResults', withFirst(task, { code: 'E', problem: '过道堆物' }), member(task, 'fire'), VISIT);
    expect(JSON.stringify(task.eventsOf('resultsEntered', VISIT))).not.toContain('过道堆物');
    expect(rowsOf(task.runner, 'results', VISIT)).toMatchObject([
      {
        itemId: 'fire-1',
        itemName: 'fire事项1',
        code: 'E',
        problem: '过道堆物',
        enteredBy: member(task, 'fire').person,
      },
      { itemId: 'fire-2', code: '1', problem: '' },
    ]);
  });

  test('of the last department ends the visit', () => {
    const task = entering();
    enter(task, 'amr');
    enter(task, 'fire');
    expect(stage(task)).toBe('entering');
    enter(task, 'eco');
    expect(stage(task)).toBe('submitted');
    expect(task.eventsOf('visitEnded', VISIT)).toHaveLength(1);
  });
});

describe('a review', () => {
  test('is for another person than any officer of the department’s team, and than who entered', () => {
    const task = entering();
    enter(task, 'fire');
    for (const nth of [0, 1]) {
      const own = { ...member(task, 'fire', nth), post: { org: 'fire', role: 'reviewer' as const } };
      expect(task.refused('passReview', { org: 'fire', opinion: '' }, own, VISIT).code).toBe('OWN_RESULT');
      expect(task.refused('returnResults', { org: 'fire', reason: '改' }, own, VISIT).code).toBe('OWN_RESULT');
    }
    pass(task, 'fire');
  });

  test('is for the own department, and for results that were entered', () => {
    const task = entering();
    enter(task, 'fire');
    const body = { org: 'fire', opinion: '' };
    expect(task.refused('passReview', body, desk('eco', 'reviewer'), VISIT).code).toBe('NOT_YOUR_DEPARTMENT');
    expect(task.refused('passReview', body, desk('tax', 'reviewer'), VISIT).code).toBe('NOT_YOUR_DEPARTMENT');
    const none = { org: 'eco', opinion: '' };
    expect(task.refused('passReview', none, desk('eco', 'reviewer'), VISIT).code).toBe('NOTHING_TO_REVIEW');
  });

  test('passed early neither ends the visit nor keeps the last entry from ending it', () => {
    const task = entering();
    enter(task, 'amr');
    pass(task, 'amr');
    enter(task, 'fire');
    expect(stage(task)).toBe('entering');
    enter(task, 'eco');
    expect(stage(task)).toBe('submitted');
    pass(task, 'eco');
    pass(task, 'fire');
    expect(stage(task)).toBe('closed');
  });

  test('need not wait for the other departments', () => {
    const task = entering();
    enter(task, 'fire');
    pass(task, 'fire');
    expect(task.open(VISIT)).toEqual(['enter/amr/1', 'enter/eco/1']);
  });

  test('that returns the results asks for a new round under new keys, and ends the visit no second time', () => {
    const task = liveVisitTo(drafted(), 'submitted');
    task.must('returnResults', { org: 'eco', reason: '处置不全' }, desk('eco', 'reviewer'), VISIT);
    expect([...task.open(VISIT)].sort()).toEqual(['enter/eco/2', 'review/amr/1', 'review/fire/1']);
    enter(task, 'eco');
    expect(task.open(VISIT)).toContain('review/eco/2');
    expect(task.eventsOf('visitEnded', VISIT)).toHaveLength(1);
    expect(
      rowsOf(task.runner, 'results', VISIT).map(({ orgId, round }) => `${String(orgId)} ${String(round)}`),
    ).toContain('eco 2');
  });

  test('returned before the last department entered keeps the visit open until it is entered again', () => {
    const task = entering();
    enter(task, 'amr');
    task.must('returnResults', { org: 'amr', reason: '改' }, desk('amr', 'reviewer'), VISIT);
    enter(task, 'fire');
    enter(task, 'eco');
    expect(stage(task)).toBe('entering');
    enter(task, 'amr');
    expect(stage(task)).toBe('submitted');
  });
});
