import type { SchemeFacts } from './facts';
import type { Finding } from './finding';
import { warn } from './finding';
import type { Scheme } from './scheme';

/**
 * P10: a department that has another open task in the same window is asked to merge.
 * Several items of one task on one target are one visit by construction: a task has one set of targets.
 */
export const checkOverlaps = (scheme: Scheme, { overlapping }: Pick<SchemeFacts, 'overlapping'>): Finding[] =>
  overlapping
    .filter(
      ({ org, window }) =>
        scheme.departments.includes(org) && window.from <= scheme.window.to && scheme.window.from <= window.to,
    )
    .map(({ task, org, window }) =>
      warn(
        'P10',
        'window',
        `部门『${org}』在${window.from}至${window.to}另有任务${task}，与本方案的检查时间重叠。可以合并的应当合并，一次完成（P10）。`,
      ),
    );
