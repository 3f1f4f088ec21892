import type { PrismaClient } from '../../generated/prisma/client';
import type { Instant } from '../../domain/kernel/time';

/** Reads by one statement a question; lists never run a query per row. */
export interface ReadDb {
  rows<Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]>;
}

export const readDb = (prisma: PrismaClient): ReadDb => ({
  rows: <Row>(sql: string, ...values: readonly unknown[]) => prisma.$queryRawUnsafe<Row[]>(sql, ...values),
});

/** Posts are held by the days of Beijing, whatever the zone of the server. */
export const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

export const iso = (at: Date): Instant => at.toISOString();
export const isoOrNull = (at: Date | null): Instant | null => (at === null ? null : at.toISOString());

/** A cursor is the sort key of the last row, opaque to callers; one that cannot be read is taken as none. */
export function readCursor(cursor: string | undefined): readonly string[] | null {
  if (!cursor) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? (parts as string[]) : null;
  } catch {
    return null;
  }
}

export const writeCursor = (...parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');
