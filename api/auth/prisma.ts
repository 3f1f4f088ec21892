import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/prisma/client';

/** The client of read models and sessions; commands never pass through it. */
export type Database = PrismaClient;

/**
 * A statement that begins with a name in a comment is parsed and planned once a connection: those that every request sends.
 * Lists are planned each time, for the filters they are given.
 */
const nameOf = ({ sql }: { readonly sql: string }): string => /^\s*\/\* (\w+) \*\//.exec(sql)?.[1] ?? '';

export const createDatabase = (url: string): Database =>
  new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: 10, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 5 * 60_000 },
      { statementNameGenerator: nameOf },
    ),
  });
