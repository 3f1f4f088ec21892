import type { Facts } from '../../domain/kernel/result';

/**
 * How one code is told (console.md §4 "Errors"): the fact and its reason with the rule, then the remedy.
 * `zh` and `en` never say only that something failed; `status` is the HTTP status of a response that carries it.
 */
export interface RefusalText {
  readonly zh: (facts: Facts) => string;
  readonly en: (facts: Facts) => string;
  readonly status: number;
  readonly remedyZh: string;
  readonly remedyEn: string;
}

/** A fact as it is printed; unknown is —, not 0 (console.md §4 "Numbers"). */
export const told = (facts: Facts, name: string): string => {
  const value = facts[name];
  if (value === undefined || value === null || value === '') return '—';
  return typeof value === 'number' ? value.toLocaleString('en-US') : String(value);
};

/** A part of a sentence that is said only when its fact is known. */
export const when = (facts: Facts, name: string, say: (value: string) => string): string =>
  facts[name] === undefined || facts[name] === null || facts[name] === '' ? '' : say(told(facts, name));

const WEEKDAYS = '日一二三四五六';

/** An instant as Beijing time, the way console.md §4 writes dates: 2026年10月12日（周一）17:30; anything else as it stands. */
export function moment(facts: Facts, name: string): string {
  const ms = Date.parse(String(facts[name] ?? ''));
  if (Number.isNaN(ms)) return told(facts, name);
  const at = new Date(ms + 8 * 3_600_000);
  const time = at.toISOString().slice(11, 16);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日（周${WEEKDAYS[at.getUTCDay()]}）${time}`;
}
