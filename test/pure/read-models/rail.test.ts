import { railOf } from '../../../api/read-models/task/rail';
import type { DueView } from '../../../contracts/views/common';
import { JOINT_TASK_STAGES } from '../../../contracts/stages/joint-task';
import type { AnyEvent, JournalLine } from '../../../api/read-models/timeline';

const STAGES = Object.keys(JOINT_TASK_STAGES);
const line = (event: AnyEvent, at: string): JournalLine => ({ at, by: 'p', event });
/** Newest first: submitted, returned, submitted again, approved. */
const LINES: readonly JournalLine[] = [
  line({ type: 'schemeApproved', opinion: '' }, '2026-09-28T09:21:00.000Z'),
  line({ type: 'schemeSubmitted', version: 2, round: 2 }, '2026-09-25T02:02:00.000Z'),
  line({ type: 'schemeReturned', reason: '请重算' }, '2026-09-24T07:47:00.000Z'),
  line({ type: 'schemeSubmitted', version: 1, round: 1 }, '2026-09-21T07:47:00.000Z'),
];
const due = { due: '2026-10-12T09:30:00.000Z', day: '2026-10-12' } as DueView;

test.each(STAGES)('at %s every stage before it is past and every one after it is to come', (stage) => {
  const steps = railOf({ stage, lines: [], due: null, windowTo: null });
  const at = STAGES.indexOf(stage);
  const wanted = STAGES.map((_, index) => (index < at || stage === 'closed' ? 'was' : index === at ? 'now' : 'next'));
  expect(steps.map(({ state }) => state)).toEqual(wanted);
});

test('a stage that was lived twice is dated by the last time', () => {
  const steps = railOf({ stage: 'confirmation', lines: LINES, due, windowTo: '2026-12-18' });
  expect(steps.slice(0, 4).map(({ word, note }) => [word, note])).toEqual([
    ['拟定方案', '09-25'],
    ['待审批', '09-28'],
    ['会商确认', '限10-12'],
    ['锁定名录', null],
  ]);
});

test('the window’s last day stands at the inspections', () => {
  const steps = railOf({ stage: 'schedule', lines: [], due: null, windowTo: '2026-12-18' });
  expect(steps.find(({ word }) => word === '检查中')?.note).toBe('至12-18');
});
