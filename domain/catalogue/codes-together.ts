import { ok, refuse, type Result } from '../kernel/result';
import type { ResultCode } from './result-codes';

/**
 * May these codes stand together for one item (同一事项)? At least one, each known and once; an exclusive one alone, since
 * 未发现问题 beside a finding would contradict itself.
 * @returns RESULT_CODE with `code` (the offending one, or null where there is none) and `why`.
 */
export function codesTogether(codes: readonly string[], table: readonly ResultCode[]): Result<readonly ResultCode[]> {
  if (codes.length === 0) return refuse('RESULT_CODE', { code: null, why: 'none' });
  const found: ResultCode[] = [];
  for (const code of codes) {
    const known = table.find((entry) => entry.code === code);
    if (!known) return refuse('RESULT_CODE', { code: code.slice(0, 20), why: 'unknown' });
    if (found.includes(known)) return refuse('RESULT_CODE', { code, why: 'twice' });
    found.push(known);
  }
  const exclusive = found.find((entry) => entry.exclusive);
  if (exclusive && found.length > 1) return refuse('RESULT_CODE', { code: exclusive.code, why: 'exclusive' });
  return ok(found);
}
