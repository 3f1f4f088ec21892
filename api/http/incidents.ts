import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { refuse, type Refusal } from '../../domain/kernel/result';
import { isPassing } from '../../journal/sqlstate';

/** What an error of any library may carry. Read by shape: classes differ between realms, and Prisma wraps its driver's. */
interface Thrown {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly stack?: unknown;
  readonly cause?: unknown;
  readonly meta?: {
    readonly driverAdapterError?: { readonly cause?: { readonly kind?: unknown; readonly originalCode?: unknown } };
  };
}

const thrownBy = (error: unknown): Thrown => (typeof error === 'object' && error !== null ? error : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How the driver adapter of Prisma calls a database that does not answer. */
const AWAY = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError)$/;

/**
 * What nobody foresaw, as a refusal: a number that the user can tell and that finds the log's line. The log holds the error's
 * kind and place, not its message: messages of databases quote rows.
 */
export function incidentOf(error: unknown, log: Logger): Refusal {
  const { name, stack, meta } = thrownBy(error);
  const code = codeOf(error);
  if (isPassing(error) || isPassing({ code }) || AWAY.test(textOf(meta?.driverAdapterError?.cause?.kind))) {
    log.warn({ code }, 'the database does not answer');
    return refuse('NOT_READY').refusal;
  }
  // Class 22, data exception: a made-up cursor, a character that no text may hold. The request is at fault.
  if (/^22/.test(code)) return refuse('BAD_BODY', { field: '', problem: '有数据库不能接受的内容', path: '' }).refusal;
  const incident = randomBytes(5).toString('hex').toUpperCase();
  log.error({ incident, kind: textOf(name) || typeof error, code, where: placesIn(textOf(stack)) }, 'incident');
  return refuse('INCIDENT', { incident }).refusal;
}

/** The code of the database's own error, however deep it lies; P2010 only says that a raw query failed. */
function codeOf(error: unknown): string {
  const { code, cause, meta } = thrownBy(error);
  const original = textOf(meta?.driverAdapterError?.cause?.originalCode);
  if (original !== '') return original;
  if (textOf(code) !== '' && code !== 'P2010') return textOf(code);
  return cause === undefined ? '' : codeOf(cause);
}

/** The frames of a stack alone: the lines before them are the message, and may quote a row. */
const placesIn = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 8);
