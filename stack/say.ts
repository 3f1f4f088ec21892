/**
 * An end with a sentence that says what is wrong and how to go on. It is printed alone: a stack trace would only
 * hide it.
 */
export class StackError extends Error {
  override readonly name = 'StackError';
}

export type Say = (who: string, what: string) => void;

const clock = (now: Date): string => now.toTimeString().slice(0, 8);

/** One readable line an event: time, who, what. */
const line = (who: string, what: string, now = new Date()): string => `${clock(now)}  ${who.padEnd(11)}  ${what}`;

/** The supervisor's voice. */
export const say: Say = (who, what) => {
  process.stdout.write(`${line(who, what)}\n`);
};

/** For commands whose stdout belongs to somebody else. */
export const sayToStderr: Say = (who, what) => {
  process.stderr.write(`${line(who, what)}\n`);
};

/** Seconds since an instant, for a line. */
export const since = (began: number): string => `${((Date.now() - began) / 1000).toFixed(1)} s`;

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free at least 2 GB and run the command again; nothing that was committed is lost.',
  EROFS: 'That is a read-only file system. Set LIANCHA_HOME to a folder on a disk that can be written.',
  EACCES:
    'It belongs to another user. Set LIANCHA_HOME to a folder of your own, or remove the state folder as its owner.',
  EPERM:
    'It belongs to another user. Set LIANCHA_HOME to a folder of your own, or remove the state folder as its owner.',
  EMFILE: 'Too many files are open. Raise the limit (ulimit -n 4096) and run the command again.',
};

/** The code of a system or database error (`ENOSPC`, `28P01`); undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What a person reads when a command ends badly. */
export function explain(error: unknown): string {
  if (error instanceof StackError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const remedy = REMEDIES[codeOf(error) ?? ''];
  return remedy === undefined ? (error.stack ?? error.message) : `${error.message}\n${remedy}`;
}
