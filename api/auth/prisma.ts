import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/prisma/client';

/** The client of read models and sessions; commands never pass through it. */
export type Database = PrismaClient;

export const createDatabase = (url: string): Database =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 }) });
