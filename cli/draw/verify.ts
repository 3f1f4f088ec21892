import { Command } from 'commander';
import { tellCheck, tellVerdict } from '../../contracts/draw-checks';
import { checkBundle, unreadable, type Check, type Checked, type Published } from '../../domain/draw/bundle/checks';
import { EXIT, type Terminal } from '../terminal';
import { hexArgument, textFor } from './file';
import { machineProfiles } from './hashes';

const UNSUPPORTED = 3;

const HELP = `
核验一份抽取材料（全、审计、公示三种形式都可以），先说结论，再逐步列出看了哪些值、是否对得上、哪些超出材料所能证明的范围。
公示材料自己不写结果：用 --result 和 --plan-hash 给出从别处看到的公布值，一并对照。

退出码：
  0  核验通过
  1  核验不通过，标准错误输出给出第一个不符的步骤，如 failed: beacon BEACON_SIGNATURE
  2  文件读不了
  3  本机缺少材料要求的算法，或材料太大，没有核验完`;

interface Options extends Omit<Published, 'resultHash'> {
  readonly result?: string;
  readonly json?: boolean;
}

/** `draw verify FILE`: one sentence, then every check with its values. */
export const verifyCommand = (terminal: Terminal): Command =>
  new Command('verify')
    .description('核验一份抽取材料')
    .argument('<file>', '抽取材料或测试向量（JSON）')
    .option('--plan-hash <hex>', '公布的方案哈希', hexArgument)
    .option('--result <hex>', '公布的结果哈希', hexArgument)
    .option('--json', '打印一个JSON对象')
    .addHelpText('after', HELP)
    .action(async (file: string, { planHash, result, json }: Options) => {
      const read = await textFor(terminal, file);
      if (read === null) return;
      const published = { ...(planHash && { planHash }), ...(result && { resultHash: result }) };
      const checked = read.ok ? checkBundle(machineProfiles(), read.value, published) : unreadable(read.refusal);
      if (json === true) terminal.out(JSON.stringify(checked, null, 2));
      else linesOf(checked).forEach((line) => terminal.out(line));
      const failed = checked.checks.find(({ status }) => status === 'failed');
      if (failed) terminal.err(`failed: ${failed.name} ${failed.refusal?.code ?? ''}`);
      terminal.exit({ passed: EXIT.done, failed: EXIT.no, unsupported: UNSUPPORTED }[checked.verdict]);
    });

const linesOf = (checked: Checked): string[] => [tellVerdict(checked), ...checked.checks.map(lineOf)];

const lineOf = (check: Check): string =>
  [tellCheck(check), ...Object.entries(check.values).map(([name, value]) => `    ${name} ${shown(value)}`)].join('\n');

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
