import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { randomOf, sampleCity } from '../../../domain/library/sample';
import type { Target } from '../../../domain/library/target';
import { createClock, moveClock } from '../../../journal/clock';
import { openDb } from '../../../journal/db';
import { FACTS } from '../../../journal/facts';
import { importTargets, type ImportReport, type ImportTargets } from '../../../journal/imports/targets';
import type { Journal } from '../../../journal/journal';
import { PROJECTORS } from '../../../journal/projectors';
import { REGISTRY } from '../../../journal/registry';

const db = openDb(process.env['TEST_DATABASE_URL'] ?? '', { max: 6 });
const journal: Journal = {
  db,
  registry: REGISTRY,
  facts: FACTS,
  projectors: PROJECTORS,
  installationKey: new Uint8Array(32),
};
const run = randomUUID().slice(0, 8);
let serial = 0;
afterAll(() => db.end());

/** A library of its own for each test: a drill's clock, standing still. */
async function library(): Promise<string> {
  const id = `drill-import-${run}-${++serial}`;
  await createClock(db, { id, at: '2026-09-21T01:00:00.000Z', purpose: 'drill', by: null });
  return id;
}
const later = (id: string, day: number) => moveClock(db, { id, to: `2026-09-${21 + day}T01:00:00.000Z` });

const HEADER = '企业名称,统一社会信用代码,注册日期,企业类型,经营范围,注册地址,标签';
const rowOf = ({ name, uid, registeredOn, kind, businessScope, address, tags }: Target) =>
  [name, uid, registeredOn, kind, businessScope, address, tags.join('、')].join(',');
const FIRMS = sampleCity(randomOf('import'), '2026-11-24').targets.slice(0, 40);
const LINES = FIRMS.map(rowOf);
const csv = (lines: readonly string[]) => Buffer.from([HEADER, ...lines].join('\r\n'), 'utf8');

async function send(clock: string, file: Uint8Array, changes: Partial<ImportTargets> = {}): Promise<ImportReport> {
  const imported = await importTargets(journal, {
    id: randomUUID(),
    file,
    source: '测试名录',
    clock,
    sender: { kind: 'system' },
    ...changes,
  });
  if (!imported.ok) throw new Error(imported.refusal.code);
  return imported.report;
}
const versions = (clock: string, uid: string) =>
  db.query<{ name: string; valid_from: Date; valid_to: Date | null }>(
    'SELECT name, valid_from, valid_to FROM target WHERE clock = $1 AND uid = $2 ORDER BY valid_from',
    [clock, uid],
  );
const countOf = async (sql: string, values: readonly unknown[]) => (await db.query<{ n: number }>(sql, values))[0]!.n;
const inForce = (clock: string) =>
  countOf('SELECT count(*)::int AS n FROM target WHERE clock = $1 AND valid_to IS NULL', [clock]);

describe('an import of targets', () => {
  test('takes the rows in, whole, and finds their towns', async () => {
    const clock = await library();
    expect(await send(clock, csv(LINES))).toMatchObject({ rows: 40, added: 40, changed: 0, unchanged: 0, refused: 0 });
    const [row] = await db.query<Record<string, unknown>>(
      `SELECT name, kind, address, town_code, registered_on::text, business_scope, tags, reg_state, source, valid_to FROM target WHERE clock = $1 AND uid = $2`,
      [clock, FIRMS[0]!.uid],
    );
    const { name, kind, address, townCode, registeredOn, businessScope, tags } = FIRMS[0]!;
    expect(row).toEqual({
      name,
      kind,
      address,
      town_code: townCode,
      registered_on: registeredOn,
      business_scope: businessScope,
      tags,
      reg_state: '存续',
      source: '测试名录',
      valid_to: null,
    });
  });

  test('changes nothing when the same list comes again, in whatever encoding', async () => {
    const clock = await library();
    await send(clock, csv(LINES));
    const before = await db.query('SELECT * FROM target WHERE clock = $1 ORDER BY uid', [clock]);
    await later(clock, 1);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), csv(LINES)]);
    for (const file of [csv(LINES), marked, Buffer.from(`\ufeff${csv(LINES).toString('utf8')}`, 'utf16le')])
      expect(await send(clock, file)).toMatchObject({ added: 0, changed: 0, unchanged: 40 });
    expect(await db.query('SELECT * FROM target WHERE clock = $1 ORDER BY uid', [clock])).toEqual(before);
  });

  test('closes the version of a firm that changed and opens a new one', async () => {
    const clock = await library();
    await send(clock, csv(LINES));
    await later(clock, 3);
    const moved = LINES.map((line, i) => (i === 0 ? line.replace('中山市', '中山市新') : line));
    expect(await send(clock, csv(moved))).toMatchObject({ added: 0, changed: 1, unchanged: 39 });
    expect(await versions(clock, FIRMS[0]!.uid)).toEqual([
      { name: FIRMS[0]!.name, valid_from: new Date('2026-09-21T01:00Z'), valid_to: new Date('2026-09-24T01:00Z') },
      { name: FIRMS[0]!.name.replace('中山市', '中山市新'), valid_from: new Date('2026-09-24T01:00Z'), valid_to: null },
    ]);
    expect(await inForce(clock)).toBe(40);
  });

  test('sets right in place what changed twice at one instant of a standing clock', async () => {
    const clock = await library();
    await send(clock, csv(LINES));
    expect(await send(clock, csv([LINES[0]!.replace('中山市', '中山市新')]))).toMatchObject({ changed: 1 });
    expect(await versions(clock, FIRMS[0]!.uid)).toMatchObject([
      { name: FIRMS[0]!.name.replace('中山市', '中山市新'), valid_to: null },
    ]);
  });

  test('leaves firms alone that the list does not name', async () => {
    const clock = await library();
    await send(clock, csv(LINES));
    await later(clock, 1);
    expect(await send(clock, csv(LINES.slice(0, 5)))).toMatchObject({ rows: 5, unchanged: 5 });
    expect(await inForce(clock)).toBe(40);
  });

  test('answers odd rows with number and reason, and takes the others', async () => {
    const clock = await library();
    const report = await send(
      clock,
      csv([LINES[0]!, LINES[1]!.replace(FIRMS[1]!.uid, ''), LINES[2]!.replace(FIRMS[2]!.address, '中山市中山三路')]),
    );
    expect(report).toMatchObject({ rows: 3, added: 2, refused: 1, warnings: 1 });
    expect(report.refusals).toMatchObject([{ row: 3, code: 'NO_CODE' }]);
    expect(report.remarks).toMatchObject([{ row: 4, code: 'NO_TOWN' }]);
  });
});

describe('an import is one command', () => {
  test('that the journal keeps with the file’s hash and the counts, chained', async () => {
    const clock = await library();
    const report = await send(clock, csv(LINES));
    const [event] = await db.query<{ text: string }>('SELECT text FROM journal.event WHERE process = $1', [
      report.process,
    ]);
    expect(JSON.parse(event!.text)).toMatchObject({
      process: report.process,
      by: 'system',
      event: { type: 'targetsImported', file: report.file, rows: 40, added: 40 },
    });
    const [process] = await db.query('SELECT name, seq, ended, duties FROM journal.process WHERE id = $1', [
      report.process,
    ]);
    expect(process).toEqual({ name: 'targetImport', seq: 1, ended: true, duties: [] });
  });

  test('sent twice, at once or later, is journaled once and answered alike', async () => {
    const clock = await library();
    const id = randomUUID();
    const twice = await Promise.all([send(clock, csv(LINES), { id }), send(clock, csv(LINES), { id })]);
    expect(twice[0]).toEqual(twice[1]);
    expect(await send(clock, csv(LINES), { id })).toEqual(twice[0]);
    expect(await countOf('SELECT count(*)::int AS n FROM target_import WHERE clock = $1', [clock])).toBe(1);
  });

  test('two imports at once add each firm once', async () => {
    const clock = await library();
    const reports = await Promise.all([1, 2, 3].map(() => send(clock, csv(LINES))));
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 0, 40]);
    expect(await inForce(clock)).toBe(40);
  });

  test('whose id was used for another file is refused', async () => {
    const clock = await library();
    const id = randomUUID();
    await send(clock, csv(LINES), { id });
    await expect(send(clock, csv(LINES.slice(1)), { id })).rejects.toThrow('COMMAND_ID_REUSED');
  });

  test.each<[string, Partial<ImportTargets>, string]>([
    ['an empty file', { file: new Uint8Array() }, 'IMPORT_UNREADABLE'],
    ['a file without a column of codes', { file: Buffer.from('名称\n某店') }, 'IMPORT_COLUMNS'],
    ['an unknown library', { clock: 'drill-none' }, 'NO_SUCH_THING'],
    [
      'a person without that post',
      { sender: { kind: 'person', person: 'nobody', post: { org: 'amr', role: 'handler' } } },
      'NOT_YOUR_ROLE',
    ],
  ])('is refused of %s, and leaves no row', async (_, changes, code) => {
    const clock = await library();
    await expect(send(clock, csv(LINES), changes)).rejects.toThrow(code);
    expect(await inForce(clock)).toBe(0);
    expect(await countOf('SELECT count(*)::int AS n FROM target_import WHERE clock = $1', [clock])).toBe(0);
  });

  test('a failure half-way leaves nothing', async () => {
    const clock = await library();
    const owner = new Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] });
    await owner.connect();
    try {
      // the last statement of the transaction fails: the record of the import cannot be written
      await owner.query(`ALTER TABLE target_import ADD CONSTRAINT none_here CHECK (clock <> '${clock}') NOT VALID`);
      await expect(send(clock, csv(LINES))).rejects.toThrow();
    } finally {
      await owner.query('ALTER TABLE target_import DROP CONSTRAINT IF EXISTS none_here');
      await owner.end();
    }
    expect(await inForce(clock)).toBe(0);
    expect(await send(clock, csv(LINES))).toMatchObject({ added: 40 });
  });
});

test('10,000 rows take seconds', async () => {
  const clock = await library();
  const [first] = LINES;
  const many = Array.from({ length: 10_000 }, (_, i) =>
    first!.replace(FIRMS[0]!.uid, `44200000${String(i).padStart(7, '0')}`),
  );
  const began = Date.now();
  expect(await send(clock, csv(many))).toMatchObject({ rows: 10_000, added: 10_000 });
  expect(Date.now() - began).toBeLessThan(10_000);
}, 20_000);
