import { refuse, type Refusal } from '../domain/kernel/result';
import type { RefusalCode } from '../domain/kernel/refusal-codes';

/** What the database's own error says, as far as this table needs it. */
interface DbError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

/** Rules that stand in the database as constraints, and the refusals they mean. Any other violation is an incident. */
const CONSTRAINTS: Readonly<Record<string, RefusalCode>> = {
  visit_officer_clock_officer_id_during_excl: 'OFFICER_BUSY',
  command_pkey: 'COMMAND_ID_REUSED',
  pool_unit_pool_id_uid_key: 'DRAW_DUPLICATE_UNIT',
  task_department_org_id_fkey: 'NO_SUCH_THING',
};

const isDbError = (error: unknown): error is DbError =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';

/** 40 serialization and deadlock, 08 connection, 53 resources, 57 shutdown and time-outs; node's own words for a lost connection. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/i.test(error.message))
    return true;
  if (!isDbError(error)) return false;
  return (
    /^(40|08|53|57)/.test(error.code ?? '') ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'].includes(error.code ?? '')
  );
}

/** The refusal that a violated constraint means; undefined: nobody foresaw it. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!isDbError(error) || !/^2[23]/.test(error.code ?? '')) return undefined;
  const code = CONSTRAINTS[error.constraint ?? ''];
  return code && refuse(code, { constraint: error.constraint ?? '' }).refusal;
}
