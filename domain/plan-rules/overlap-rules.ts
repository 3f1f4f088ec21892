import type { SchemeFacts } from './facts';
import type { Finding } from './finding';
import { warn } from './finding';
import type { Scheme } from './scheme';

/**
 * P10: departments that have another open task in the same window are asked to merge, one finding a task.
 * Several items of one task on one target are one visit by construction: a task has one set of targets.
 */
export function checkOverlaps(scheme: Scheme, { overlapping }: Pick<SchemeFacts, 'overlapping'>): Finding[] {
  const meeting = overlapping.filter(
    ({ org, window }) =>
      scheme.departments.includes(org) && window.from <= scheme.window.to && scheme.window.from <= window.to,
  );
  return [...new Set(meeting.map(({ task }) => task))].map((task) => {
    const same = meeting.filter((one) => one.task === task);
    const { from, to } = same[0]?.window ?? scheme.window;
    const orgs = same.map(({ org }) => `『${org}』`).join('、');
    return warn(
      'P10',
      'window',
      `部门${orgs}在${from}至${to}另有任务${task}，与本方案的检查时间重叠。可以合并的应当合并，一次完成（P10）。`,
    );
  });
}
