import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { refuse, type Refusal } from '../domain/kernel/result';

/** SQLSTATE classes and driver errors that mean "the database does not answer", not "the request is wrong". */
const AWAY = /^(08|53|57)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$|^P1\d{3}$/;

/**
 * What nobody foresaw, as a refusal: a number that the user can tell and that finds the log's line. The log holds the
 * error's kind and place, not its message's values: messages of databases quote rows.
 */
export function incidentOf(error: unknown, log: Logger): Refusal {
  const code = codeOf(error);
  if (AWAY.test(code)) {
    log.warn({ code }, 'the database does not answer');
    return { code: 'NOT_READY', facts: {} };
  }
  // Class 22, data exception: a made-up cursor, a character that no text may hold. The request is at fault.
  if (/^22/.test(code)) return refuse('BAD_BODY', { field: '', problem: '有数据库不能接受的内容', path: '' }).refusal;
  const incident = randomBytes(5).toString('hex').toUpperCase();
  const where = error instanceof Error ? placesIn(error) : [];
  log.error({ incident, kind: error instanceof Error ? error.name : typeof error, code, where }, 'incident');
  return { code: 'INCIDENT', facts: { incident } };
}

/** The code of an error or of what caused it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== 'P2010') return error.code;
  return codeOf(error.cause) || driverCode(error);
}

/** Prisma keeps the driver's code in `meta.driverAdapterError.cause.originalCode`. */
function driverCode(error: Error): string {
  const text = 'meta' in error ? JSON.stringify(error.meta ?? '') : '';
  return /"originalCode":"(\w{5})"/.exec(text)?.[1] ?? '';
}

/** The frames of a stack alone: the lines before them are the message, and may quote a row. */
const placesIn = ({ stack }: Error): readonly string[] =>
  (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 8);
