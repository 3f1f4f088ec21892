import type { Database } from './prisma';

const FAILURES_ALLOWED = 5;
const LOCK_MINUTES = 15;
const LOCK_MS = LOCK_MINUTES * 60_000;
/** Logins nobody has are counted too, so that a lock never tells which logins exist; so many at most are remembered. */
const REMEMBERED = 10_000;

/** An attempt that may be verified, or how many minutes the login stays locked. */
export type Attempt = { readonly locked: false } | { readonly locked: true; readonly minutes: number };
interface Count {
  failures: number;
  lockedUntil: number | null;
}

const judge = ({ failures, lockedUntil }: Count, now: number): Attempt =>
  failures > FAILURES_ALLOWED
    ? { locked: true, minutes: Math.max(1, Math.ceil(((lockedUntil ?? now + LOCK_MS) - now) / 60_000)) }
    : { locked: false };

/**
 * Counts attempts, before the password is looked at: guesses sent all at once are counted as well as guesses in a row.
 * A right password sets the count back. The fifth failure locks.
 */
export class Failures {
  private readonly unknown = new Map<string, Count>();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly database: Database) {}

  /** One attempt after the other for a login, so that right passwords sent at once never count as guesses. */
  async inTurn<T>(login: string, attempt: () => Promise<T>): Promise<T> {
    const before = this.turns.get(login) ?? Promise.resolve();
    const mine = before.then(attempt, attempt);
    const settled = mine.catch(() => undefined);
    this.turns.set(login, settled);
    try {
      return await mine;
    } finally {
      if (this.turns.get(login) === settled) this.turns.delete(login);
    }
  }

  async take(login: string, known: boolean, now: Date): Promise<Attempt> {
    return judge(known ? await this.takeKnown(login, now) : this.takeUnknown(login, now.getTime()), now.getTime());
  }

  async clear(login: string): Promise<void> {
    await this.database.user.updateMany({ where: { login }, data: { failedCount: 0, lockedUntil: null } });
  }

  private async takeKnown(login: string, now: Date): Promise<Count> {
    const until = new Date(now.getTime() + LOCK_MS);
    const rows = await this.database.$queryRaw<{ failed_count: number; locked_until: Date | null }[]>`
      UPDATE app_user SET
        failed_count = CASE WHEN locked_until <= ${now} THEN 1 ELSE failed_count + 1 END,
        locked_until = CASE WHEN locked_until <= ${now} THEN NULL
                            WHEN failed_count + 1 >= ${FAILURES_ALLOWED} THEN COALESCE(locked_until, ${until}) ELSE locked_until END
      WHERE login = ${login} RETURNING failed_count, locked_until`;
    return { failures: rows[0]?.failed_count ?? 1, lockedUntil: rows[0]?.locked_until?.getTime() ?? null };
  }

  private takeUnknown(login: string, now: number): Count {
    const before = this.unknown.get(login);
    const over = !before || (before.lockedUntil !== null && before.lockedUntil <= now);
    const failures = over ? 1 : before.failures + 1;
    const lockedUntil = failures >= FAILURES_ALLOWED ? ((over ? null : before.lockedUntil) ?? now + LOCK_MS) : null;
    const count = { failures, lockedUntil };
    this.unknown.delete(login);
    this.unknown.set(login, count);
    const oldest = this.unknown.keys().next();
    if (this.unknown.size > REMEMBERED && !oldest.done) this.unknown.delete(oldest.value);
    return count;
  }
}
