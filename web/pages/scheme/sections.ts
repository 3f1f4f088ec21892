import type { Status } from '../../../contracts/views/common';
import type { PageContext } from '../../../contracts/views/page';
import type { SchemeView } from '../../../contracts/views/task';

/** The seven sections of a scheme (方案), in the order in which they are filled in. */
export const SECTIONS = [
  { id: 'task', word: '任务', short: '任务', fields: ['name', 'lead'] },
  { id: 'departments', word: '部门', short: '部门', fields: ['departments'] },
  { id: 'scope', word: '范围', short: '范围', fields: ['scope'] },
  { id: 'items', word: '事项与比例', short: '比例', fields: ['items', 'ratio', 'count'] },
  { id: 'strata', word: '分层', short: '分层', fields: ['strata', 'raised'] },
  { id: 'method', word: '方式', short: '方式', fields: ['batches', 'minOfficers', 'experts'] },
  { id: 'window', word: '时间', short: '时间', fields: ['window'] },
] as const;
export type Section = (typeof SECTIONS)[number];
export type SectionId = Section['id'];

const rootOf = (field: string): string => field.split('.')[0] ?? '';
const holds = ({ fields }: Section, field: string): boolean => fields.some((each) => each === rootOf(field));

/** Where a finding's field stands on the page: `items.2` → `f-items-2`. */
export const anchorOf = (field: string): string => `f-${field.replace(/\./g, '-')}`;

const EMPTY: Readonly<Record<SectionId, (scheme: SchemeView['scheme']) => boolean>> = {
  task: ({ name }) => name.trim() === '',
  departments: ({ departments }) => departments.length === 0,
  scope: () => false,
  items: ({ items, ratio, count }) => items.length === 0 || (ratio === null && count === null),
  strata: () => false,
  method: () => false,
  window: ({ window }) => window.from === '' || window.to === '',
};

/** What a draft that nobody has saved has of itself: its name, typed with the task, and defaults that may stay. */
function untouched({ id }: Section): Status {
  if (id === 'task') return { word: '已填', tone: 'done' };
  return id === 'items' ? { word: '未填', tone: 'idle' } : { word: '默认', tone: 'idle' };
}

/** 未填, 待改 or 已填; 默认 where nothing was ever saved. */
export function sectionStatus(section: Section, { version, scheme, findings }: SchemeView): Status {
  if (version === 0) return untouched(section);
  if (EMPTY[section.id](scheme)) return { word: '未填', tone: 'idle' };
  const broken = findings.some(({ severity, field }) => severity === 'must' && holds(section, field));
  return broken ? { word: '待改', tone: 'warn' } : { word: '已填', tone: 'done' };
}

export const mustsOf = ({ findings }: SchemeView): SchemeView['findings'] =>
  findings.filter(({ severity }) => severity === 'must');

/** The rules speak of what was saved: a draft that was never saved has no faults yet. */
export const judged = ({ version, findings }: SchemeView): SchemeView['findings'] => (version === 0 ? [] : findings);

/** A refused save is said beside its field too: `scheme.ratio.num` stands under `ratio`. */
export function refusedField({ refused }: Pick<PageContext, 'refused'>): string | null {
  const path = refused?.command === 'saveScheme' ? refused.problem.facts['path'] : undefined;
  return typeof path === 'string' ? (/^scheme\.(\w+)/.exec(path)?.[1] ?? null) : null;
}

/** The first thing a rule has against a field, to stand beside it. */
export const errorAt = ({ findings }: SchemeView, field: string): string | null =>
  findings.find((finding) => finding.severity === 'must' && finding.field === field)?.text ?? null;
