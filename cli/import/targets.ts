import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { tellRefusal } from '../../contracts/refusals';
import { importTargets, type ImportReport, type ImportStep } from '../../journal/imports/targets';
import type { Journal } from '../../journal/journal';
import { codeOf } from '../../stack/say';
import { refusedCsv, tellReport } from './report';

/** Exit codes of `import targets`, also in its help text. */
export const EXIT = { taken: 0, nothing: 1, usage: 2, partly: 3, noDatabase: 4 } as const;

const HELP = `
名录须是 CSV，第一行为表头：企业名称、统一社会信用代码（或注册号）必有，注册地址、企业类型、经营范围、标签等可有。
编码 UTF-8、UTF-16 或 GB18030，自动识别。镇街从地址判断，旧名归到现行镇街。同一名录再导入一次，什么也不变。

退出码：
  0  全部行收下（可有提醒）
  1  一行也没有收下：文件读不出、缺列、过大，或不许导入
  2  用法不对：没有这个文件，或它是目录
  3  收下了，但有行被拒绝；--refused 可把这些行另存
  4  连不上数据库，或平台没有在运行`;

/** What the command needs of the program that runs it. */
export interface ImportDeps {
  /** Opens the journal of the running stack for as long as the work lasts; throws when there is none. */
  readonly withJournal: <T>(work: (journal: Journal) => Promise<T>) => Promise<T>;
  /** Result to stdout, progress and errors to stderr; a line each. */
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly exit: (code: number) => void;
}

interface Options {
  readonly json?: boolean;
  readonly source?: string;
  readonly library: string;
  readonly refused?: string;
}

/** `import targets FILE [--json]`: a list of targets into the library, as one command of the journal. */
export const importCommand = (deps: ImportDeps): Command =>
  new Command('import').description('导入底册').addCommand(
    new Command('targets')
      .description('导入抽查对象名录')
      .argument('<file>', 'CSV 文件')
      .option('--json', '只输出结果，JSON，含每一行提醒和拒绝')
      .option('--source <text>', '来源，显示在每户旁边；默认为文件名')
      .option('--library <clock>', '导入哪个名录：city 或某次演练的时钟', 'city')
      .option('--refused <file>', '把被拒绝的行和原因另存为 CSV，改好后可直接再导入')
      .addHelpText('after', HELP)
      .action(async (file: string, options: Options) => deps.exit(await run(deps, file, options))),
  );

async function run(deps: ImportDeps, path: string, options: Options): Promise<number> {
  const read = await readBytes(path);
  if ('why' in read) return fail(deps, options, EXIT.usage, 'NO_FILE', `没有导入：${path} ${read.why}。`);
  const source = (options.source ?? basename(path)).normalize('NFC').replace(/\p{C}/gu, '').trim().slice(0, 100);
  const order = {
    id: `import-${randomUUID()}`,
    file: read.bytes,
    source,
    clock: options.library,
    sender: { kind: 'system' },
  } as const;
  const progress = (step: ImportStep) => deps.err(tellStep(step));
  let imported;
  try {
    imported = await deps.withJournal((journal) => importTargets(journal, order, progress));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(deps, options, EXIT.noDatabase, 'NO_DATABASE', `没有导入：${why}`);
  }
  if (!imported.ok)
    return fail(
      deps,
      options,
      EXIT.nothing,
      imported.refusal.code,
      tellRefusal(imported.refusal),
      imported.refusal.facts,
    );
  const { report } = imported;
  if (options.refused !== undefined && report.refused > 0 && !(await saveRefused(deps, options.refused, report)))
    return EXIT.usage;
  if (options.json) deps.out(JSON.stringify({ ok: true, ...report }));
  else tellReport(report, options.refused).forEach(deps.out);
  return report.refused > 0 ? EXIT.partly : EXIT.taken;
}

function fail(
  { out, err }: ImportDeps,
  { json }: Options,
  exit: number,
  code: string,
  text: string,
  facts: Readonly<Record<string, unknown>> = {},
): number {
  if (json) out(JSON.stringify({ ok: false, code, text, facts }));
  err(text);
  return exit;
}

const tellStep = ({ step, done, of }: ImportStep): string =>
  step === 'checked'
    ? `读完并核对 ${done.toLocaleString('en-US')} 行`
    : `写入 ${done.toLocaleString('en-US')}/${of.toLocaleString('en-US')} 户`;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: '不存在',
  EISDIR: '是目录，不是文件',
  EACCES: '不许读',
  ENOTDIR: '不存在',
};

async function readBytes(path: string): Promise<{ bytes: Uint8Array } | { why: string }> {
  try {
    return { bytes: await readFile(path) };
  } catch (error) {
    return { why: WHY[codeOf(error) ?? ''] ?? `读不出（${String(error)}）` };
  }
}

/** The rows are in; that the refused ones could not be saved is said, and is no reason to say nothing else. */
async function saveRefused(deps: ImportDeps, path: string, report: ImportReport): Promise<boolean> {
  try {
    await writeFile(path, refusedCsv(report), { flag: 'wx' });
    return true;
  } catch (error) {
    const why = codeOf(error) === 'EEXIST' ? `${path} 已存在` : String(error);
    deps.err(`名录已导入，但拒绝清单没有写成：${why}。`);
    return false;
  }
}
