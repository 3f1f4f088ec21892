import { beijingDay } from '../calendar/beijing';
import type { ResultCode } from '../catalogue/result-codes';
import { ok, refuse } from '../kernel/result';
import type { Result } from '../kernel/result';
import type { Day, Instant } from '../kernel/time';
import type { RedactableField, Redaction } from './redaction';
import { redact, unmatched } from './redaction';

/** One reviewed result (审核通过的检查结果). */
export interface ReviewedResult {
  readonly item: string;
  readonly itemName: string;
  /** The department's full name, as it signs. */
  readonly organ: string;
  readonly code: string;
  readonly disposal: string;
}

/** What a public record is made of. */
export interface DisclosureRequest {
  readonly task: { readonly number: string; readonly name: string };
  /** 统一社会信用代码 and name. */
  readonly target: { readonly uscc: string; readonly name: string };
  /** 检查结束: the day of it is the published date (D1). */
  readonly endedAt: Instant;
  /** In the order of publication: the lead department's first. */
  readonly results: readonly ReviewedResult[];
  readonly codes: readonly ResultCode[];
  readonly redactions?: readonly Redaction[];
}

/** One line of the public record (公示内容). */
export interface DisclosedItem {
  readonly item: string;
  readonly itemName: string;
  readonly organ: string;
  readonly date: Day;
  readonly result: string;
  readonly disposal: string;
}

/** The public record of one inspection (公示记录), all departments together (V9). */
export interface Disclosure {
  readonly taskNumber: string;
  readonly taskName: string;
  readonly uscc: string;
  readonly name: string;
  readonly date: Day;
  readonly items: readonly DisclosedItem[];
}

/**
 * 公示: what the public reads of one inspection. Built field by field, so that nothing else of a target or result can slip
 * in: no risk class (P9), no problem text, no officer, no address. Redactions have a ground each (D8).
 * Refuses RESULT_CODE for a code outside the table, BAD_BODY for a redaction that meets nothing.
 */
export function disclosureOf(request: DisclosureRequest): Result<Disclosure> {
  const { task, target, endedAt, results, redactions = [] } = request;
  const stray = redactions.find((one) => !isAboutField(one, results));
  if (stray) return unmatched(stray.field);
  const name = redact(target.name, about(redactions, 'name', null));
  if (!name.ok) return name;
  const date = beijingDay(endedAt);
  const items: DisclosedItem[] = [];
  for (const result of results) {
    const line = lineOf(result, request, date);
    if (!line.ok) return line;
    items.push(line.value);
  }
  return ok({ taskNumber: task.number, taskName: task.name, uscc: target.uscc, name: name.value, date, items });
}

const isAboutField = ({ field, item }: Redaction, results: readonly ReviewedResult[]): boolean =>
  field === 'name' ? item === null : results.some((result) => result.item === item);

const about = (redactions: readonly Redaction[], field: RedactableField, item: string | null): Redaction[] =>
  redactions.filter((one) => one.field === field && one.item === item);

function lineOf(
  result: ReviewedResult,
  { codes, redactions = [] }: DisclosureRequest,
  date: Day,
): Result<DisclosedItem> {
  const { item, itemName, organ, code } = result;
  const known = codes.find((entry) => entry.code === code);
  if (!known) return refuse('RESULT_CODE', { item, code: code.slice(0, 20), why: 'unknown' });
  const disposal = redact(result.disposal, about(redactions, 'disposal', item));
  if (!disposal.ok) return disposal;
  return ok({ item, itemName, organ, date, result: known.text, disposal: disposal.value });
}
