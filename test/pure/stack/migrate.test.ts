import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Applied, Migration } from '../../../stack/migrate';
import { pendingOf, readMigrations } from '../../../stack/migrate';

const migration = (name: string): Migration => ({ name, sql: `-- ${name}`, checksum: `sum of ${name}` });
const applied = (name: string, more: Partial<Applied> = {}): Applied => ({
  migration_name: name,
  checksum: `sum of ${name}`,
  finished: true,
  ...more,
});
const ALL = ['01_a', '02_b', '03_c'].map(migration);

describe('migrations', () => {
  it('are applied in order, each once', () => {
    expect(pendingOf(ALL, []).map(({ name }) => name)).toEqual(['01_a', '02_b', '03_c']);
    expect(pendingOf(ALL, [applied('01_a'), applied('02_b')]).map(({ name }) => name)).toEqual(['03_c']);
    expect(
      pendingOf(
        ALL,
        ALL.map(({ name }) => applied(name)),
      ),
    ).toEqual([]);
  });

  it('are refused by name when an applied one was changed', () => {
    expect(() => pendingOf(ALL, [applied('01_a', { checksum: 'other' })])).toThrow(
      /01_a was changed after it had been applied/,
    );
  });

  it('are refused when the database is ahead of the checkout', () => {
    expect(() => pendingOf(ALL, [...ALL.map(({ name }) => applied(name)), applied('04_d')])).toThrow(
      /04_d, which this checkout lacks/,
    );
  });

  it('are refused when a new one sorts before an applied one', () => {
    expect(() => pendingOf(ALL, [applied('02_b')])).toThrow(/01_a sorts before 02_b/);
  });

  it('are refused while another tool left one half-way', () => {
    expect(() => pendingOf(ALL, [applied('01_a', { finished: false })])).toThrow(/01_a was begun by another tool/);
  });
});

describe('the folder of migrations', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'liancha-migrations-'));
    for (const name of ['20260102_b', '20260101_a']) mkdirSync(join(dir, name));
    writeFileSync(join(dir, '20260101_a/migration.sql'), '-- 甲');
    writeFileSync(join(dir, 'migration_lock.toml'), 'provider = "postgresql"');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is read sorted, with the SHA-256 of the bytes as Prisma writes it', () => {
    writeFileSync(join(dir, '20260102_b/migration.sql'), 'SELECT 1');
    const read = readMigrations(dir);
    expect(read.map(({ name }) => name)).toEqual(['20260101_a', '20260102_b']);
    expect(read[0]?.checksum).toBe(createHash('sha256').update('-- 甲').digest('hex'));
  });

  it('is refused with a folder that lacks its file', () => {
    expect(() => readMigrations(dir)).toThrow(/20260102_b has no migration.sql/);
  });
});
