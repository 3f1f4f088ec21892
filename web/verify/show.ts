import { tellFact, tellFault, tellVerdict } from '../../contracts/draw-checks';
import { CHECK_WORDS } from '../../contracts/draw-words';
import type { Status } from '../../contracts/views/common';
import { OUTSIDE } from '../../domain/draw/bundle/check-names';
import type { Check, Checked } from '../../domain/draw/bundle/checks';
import type { Instant } from '../../domain/kernel/time';
import { longMoment, num } from '../format';
import { all, one } from '../islands/dom';
import { element, fill } from './dom';
import { FORM_WORDS, MARKS, VALUE_WORDS } from './words';

type Values = Readonly<Record<string, unknown>>;

/** The sentence, then each check with its values, then what is not proved. What a bundle says of itself is only ever text. */
export const showChecked = (checked: Checked, told: string): void => {
  showVerdict(checked, told);
  for (const row of all(document, '[data-check]')) {
    const check = checked.checks.find(({ name }) => name === row.dataset['check']);
    if (check !== undefined) showRow(row, check, checked.verdict);
  }
  showOpen(checked.checks.filter(({ status }) => status === 'not_proved'));
};

const showVerdict = (checked: Checked, told: string): void => {
  const section = one(document, '#verdict');
  if (section === null) return;
  section.hidden = false;
  fill(section, 'h2', tellVerdict(checked));
  fill(section, '[data-told]', told);
  const look = one(section, '[data-look]');
  if (look !== null) look.className = `verdict verdict-${lookOf(checked)}`;
  one(section, 'h2')?.focus();
};

/** A bundle that was held against nothing published is whole, and a question. */
const lookOf = ({ verdict, checks }: Checked): 'yes' | 'ask' | 'no' => {
  if (verdict === 'failed') return 'no';
  const result = checks.find(({ name }) => name === 'result');
  return verdict === 'passed' && result?.status === 'passed' ? 'yes' : 'ask';
};

const showRow = (row: HTMLElement, { status, values, refusal }: Check, verdict: Checked['verdict']): void => {
  const why = refusal === undefined ? [] : [element('p', 'err', `${tellFault(refusal)}。`)];
  fill(row, '[data-values]', ...why, valuesOf({ ...values, ...hashesIn(refusal?.facts ?? {}) }));
  fill(row, '[data-status]', mark(MARKS[status === 'failed' && verdict === 'unsupported' ? 'unsupported' : status]));
};

/** What was claimed and what came out, side by side; the other facts stand in the sentence. */
const hashesIn = (facts: Values): Values =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => /^[0-9a-f]{64}$/.test(String(fact))));

const mark = ({ word, tone }: Status): HTMLElement => element('span', tone === 'idle' ? 'st' : `st st-${tone}`, word);

const showOpen = (open: readonly Check[]): void => {
  const section = one(document, '#open');
  if (section === null) return;
  section.hidden = open.length === 0;
  const items = open.map(({ name, values }) => {
    const { zh, open: why } = CHECK_WORDS[name];
    // The values of the others stand in the table above.
    const beneath = (OUTSIDE as readonly string[]).includes(name) ? [valuesOf(values)] : [];
    return element('li', '', element('b', '', zh), element('p', '', why), ...beneath);
  });
  fill(section, '[data-list]', ...items);
};

/** Values with their names, a line each. */
export const valuesOf = (values: Values): HTMLElement => {
  const rows = Object.entries(values).flatMap(([name, value]) => [
    element('dt', '', VALUE_WORDS[name] ?? name),
    element('dd', '', valueOf(name, value)),
  ]);
  return element('dl', 'kv small', ...rows);
};

const valueOf = (name: string, value: unknown): Node | string => {
  if (Array.isArray(value)) return listed(value.map(String));
  if (typeof value === 'object' && value !== null)
    return listed(Object.entries(value).map(([key, n]) => `${key}：${num(Number(n))}`));
  if (typeof value === 'number') return num(value);
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return longMoment(text as Instant);
  if (/^[0-9a-f]{64,}$/.test(text)) return element('span', 'mono', text);
  return (name === 'form' ? FORM_WORDS[text] : tellFact(name, text)) || '无';
};

/** A draw may have thousands of strata, and a list of them all is for nobody's eyes. */
const MOST_ROWS = 200;

const listed = (rows: readonly string[]): HTMLElement => {
  if (rows.length <= 3) return element('span', '', rows.join('、') || '无');
  const more = rows.length - MOST_ROWS;
  const shown = rows.slice(0, MOST_ROWS).map((row) => element('li', '', row));
  if (more > 0) shown.push(element('li', 'dim', `另有${num(more)}项`));
  return element('details', '', element('summary', '', `${num(rows.length)}项`), element('ul', '', ...shown));
};
