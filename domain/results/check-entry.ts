import { codesTogether } from '../catalogue/codes-together';
import type { ResultCode } from '../catalogue/result-codes';
import type { OfficerId, OrgId } from '../kernel/duty';
import { ok, refuse } from '../kernel/result';
import type { Result } from '../kernel/result';

/** Officers of each department on site (V1, V2). */
export const OFFICERS_PER_DEPARTMENT = 2;

/** One item's result (检查结果) as it was entered. */
export interface Entry {
  readonly item: string;
  /** A code of the result table in force. */
  readonly code: string;
  /** 问题: what was found; empty where nothing was. */
  readonly problem: string;
  /** 处置: what was done or ordered. */
  readonly disposal: string;
}

/** A department's entry for one inspection. */
export interface EntryRequest {
  readonly org: OrgId;
  /** The department's items on this inspection; it answers for these and for no other department's (V2). */
  readonly items: readonly string[];
  /** The department's officers on this inspection, certified when they were matched. */
  readonly team: readonly OfficerId[];
  /** Those who inspected. */
  readonly officers: readonly OfficerId[];
  readonly entries: readonly Entry[];
  /** The result table of the process's rules. */
  readonly codes: readonly ResultCode[];
}

/**
 * Whether a department's results may be entered (谁检查、谁录入): by two of its officers on the team, every one of its items
 * once, each with a code of the table that agrees with what is written beside it.
 * Refuses NOT_ON_TEAM, TOO_FEW_OFFICERS (V1, V2), ITEM_NOT_YOURS, RESULT_CODE, RESULT_NEEDS_PROBLEM, ITEM_MISSING: the first that holds.
 */
export function checkEntry(request: EntryRequest): Result<readonly Entry[]> {
  const officers = checkOfficers(request);
  if (!officers.ok) return officers;
  for (const entry of request.entries) {
    const checked = checkOne(entry, request);
    if (!checked.ok) return checked;
  }
  const missing = request.items.filter((item) => !request.entries.some((entry) => entry.item === item));
  const [first] = missing;
  return first === undefined ? ok(request.entries) : refuse('ITEM_MISSING', { item: first, missing: missing.length });
}

function checkOfficers({ org, team, officers }: EntryRequest): Result<void> {
  const stranger = officers.find((officer) => !team.includes(officer));
  if (stranger !== undefined) return refuse('NOT_ON_TEAM', { command: '录入检查结果', officer: stranger });
  const present = new Set(officers).size;
  if (present < OFFICERS_PER_DEPARTMENT)
    return refuse('TOO_FEW_OFFICERS', { org, wanted: OFFICERS_PER_DEPARTMENT, present });
  return ok(undefined);
}

function checkOne(entry: Entry, { org, items, entries, codes }: EntryRequest): Result<void> {
  const { item, problem } = entry;
  if (!items.includes(item)) return refuse('ITEM_NOT_YOURS', { item, org });
  if (entries.some((other) => other !== entry && other.item === item))
    return refuse('RESULT_CODE', { item, code: entry.code.slice(0, 20), why: 'twice' });
  const known = codesTogether([entry.code], codes);
  if (!known.ok) return refuse('RESULT_CODE', { ...known.refusal.facts, item });
  const [code] = known.value;
  const described = problem.trim() !== '';
  if (code?.needsProblem && !described)
    return refuse('RESULT_NEEDS_PROBLEM', { item, code: code.code, text: code.text });
  // 未发现问题 with a described problem would be published as clean: one of the two is wrong, and only who inspected knows which.
  if (code?.exclusive && described) return refuse('RESULT_CODE', { item, code: code.code, why: 'exclusive' });
  return ok(undefined);
}
