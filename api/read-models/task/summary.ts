import type { SchemeExperts } from '../../../domain/plan-rules/scheme';
import type { Ratio } from '../../../domain/plan-rules/ratio';
import type { TaskView } from '../../../contracts/views/task';
import type { Names } from '../names';
import type { DepartmentRow } from './departments';
import type { TaskFacts } from './row';

const count = (n: number): string => n.toLocaleString('en-US');
/** 2.02%（120/5,955）: a share with what it is made of. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(2)}%（${count(part)}/${count(whole)}）`;
const ratioOf = ({ num, den }: Ratio): string => `${Number(((num / den) * 100).toFixed(3))}%`;
/** 2026年10月19日. */
const longDay = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
export const windowText = (from: string | null, to: string | null): string =>
  from && to ? `${longDay(from)}至${longDay(to)}` : '—';

/** 每户1名，从专业人员库随机选派（特种设备）. */
export const expertsText = ({ count: each, field }: SchemeExperts, library: string): string =>
  `每户${each}名，从${library}随机选派${field === '' ? '' : `（${field}）`}`;

/** 概要. */
export function summaryOf(task: TaskFacts, departments: readonly DepartmentRow[], names: Names): TaskView['summary'] {
  const { id, number, lead_org, scheme, window_from, window_to } = task;
  const line = (label: string, value: string, href: string | null = null) => ({ label, value: value || '—', href });
  const others = departments.filter(({ lead }) => !lead).map(({ name }) => name);
  return [
    line('任务号', number),
    line('牵头', names.org(lead_org)),
    line('参与', others.join('、')),
    ...(scheme?.experts ? [line('专家', expertsText(scheme.experts, names.org(scheme.experts.org)))] : []),
    line('方案', task.scheme_version > 0 ? `第${task.scheme_version}版` : '尚未保存', `/c/tasks/${id}/scheme`),
    line('应抽', drawnText(task)),
    line('检查窗口', windowText(window_from, window_to)),
    line('事项', scheme ? `${scheme.items.length}项` : ''),
    line('批次', scheme ? `${scheme.batches}批` : ''),
  ];
}

function drawnText({ scheme, pool_count, drawn_count }: TaskFacts): string {
  if (drawn_count !== null && pool_count !== null)
    return `${count(drawn_count)}户 / 名录${count(pool_count)}户，${shareOf(drawn_count, pool_count)}`;
  const wanted = scheme?.count ? `${count(scheme.count)}户` : scheme?.ratio ? `比例${ratioOf(scheme.ratio)}` : '';
  return [wanted, pool_count === null ? '' : `名录${count(pool_count)}户`].filter((part) => part !== '').join(' / ');
}
