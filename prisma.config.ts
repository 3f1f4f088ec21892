import { defineConfig } from 'prisma/config';

/** For the tools of Prisma alone: the application gives its own address to its own client. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['OWNER_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? '' },
});
