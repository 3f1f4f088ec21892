import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, importCommand } from '../../../cli/import/targets';
import { createClock } from '../../../journal/clock';
import { openDb } from '../../../journal/db';
import { FACTS } from '../../../journal/facts';
import { PROJECTORS } from '../../../journal/projectors';
import { REGISTRY } from '../../../journal/registry';

const db = openDb(process.env['TEST_DATABASE_URL'] ?? '', { max: 2 });
const journal = { db, registry: REGISTRY, facts: FACTS, projectors: PROJECTORS, installationKey: new Uint8Array(32) };
const library = `drill-import-cli-${randomUUID().slice(0, 8)}`;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  await createClock(db, { id: library, at: '2026-09-21T01:00:00.000Z', purpose: 'drill', by: null });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.end();
});

const HEADER = '企业名称,统一社会信用代码,企业类型,注册地址';
const GOOD = '中山市石岐榕荫茶餐厅,91442000MA4TT0017N,企业,中山市石岐街道孙文中路1号';
const NAMELESS = ',91442000MA4TT0025H,企业,中山市小榄镇民安路1号';

async function file(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${randomUUID()}.csv`);
  await writeFile(path, content);
  return path;
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  let code: number | undefined;
  const command = importCommand({
    withJournal: (work) => work(journal),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    exit: (exit) => (code = exit),
  });
  await command.parseAsync(['targets', '--library', library, ...args], { from: 'user' });
  return { code, out, err };
}

describe('import targets FILE', () => {
  test('takes a list in, tells progress on stderr and the report on stdout', async () => {
    const { code, out, err } = await run(await file(`${HEADER}\n${GOOD}\n`));
    expect(code).toBe(EXIT.taken);
    expect(out).toEqual(['文件共 1 行（utf-8）：新增 1，更新 0，不变 0，重复 0，拒绝 0。']);
    expect(err).toEqual(['读完并核对 1 行', '写入 1/1 户']);
  });

  test('says as JSON what a program wants to know', async () => {
    const { code, out } = await run(await file(`${HEADER}\n${GOOD}\n${NAMELESS}\n`), '--json');
    expect(code).toBe(EXIT.partly);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0]!)).toMatchObject({
      ok: true,
      rows: 2,
      added: 0,
      unchanged: 1,
      refused: 1,
      refusals: [{ row: 3, code: 'NO_NAME' }],
    });
  });

  test('saves the refused rows where it is told, and overwrites nothing', async () => {
    const saved = join(folder, 'refused.csv');
    const list = await file(`${HEADER}\n${NAMELESS}\n`);
    expect((await run(list, '--refused', saved)).code).toBe(EXIT.partly);
    expect(await readFile(saved, 'utf8')).toContain('名称空白');
    const again = await run(list, '--refused', saved);
    expect(again.code).toBe(EXIT.usage);
    expect(again.err.at(-1)).toContain('已存在');
  });

  test.each<[string, () => Promise<string> | string, number, string]>([
    ['a missing file', () => join(folder, 'none.csv'), EXIT.usage, '不存在'],
    ['a directory', () => folder, EXIT.usage, '是目录，不是文件'],
    ['no bytes', () => file(''), EXIT.nothing, '文件是空的'],
    ['a workbook', () => file(Buffer.from('PK\u0003\u0004')), EXIT.nothing, '这是Excel工作簿'],
    ['a binary file', () => file(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])), EXIT.nothing, '不是文本文件'],
    ['a list without codes', () => file('名称\n某店'), EXIT.nothing, '统一社会信用代码'],
  ])('refuses %s in a sentence on stderr', async (_, path, exit, text) => {
    const { code, out, err } = await run(await path());
    expect(code).toBe(exit);
    expect(out).toEqual([]);
    expect(err.at(-1)).toContain(text);
  });

  test('says that there is no database, and nothing of its insides', async () => {
    const err: string[] = [];
    const codes: number[] = [];
    const command = importCommand({
      withJournal: () => Promise.reject(new Error('平台没有在运行。请先 npm start。')),
      out: () => undefined,
      err: (line) => err.push(line),
      exit: (code) => codes.push(code),
    });
    await command.parseAsync(['targets', await file(`${HEADER}\n${GOOD}`)], { from: 'user' });
    expect(codes).toEqual([EXIT.noDatabase]);
    expect(err).toEqual(['没有导入：平台没有在运行。请先 npm start。']);
  });
});
