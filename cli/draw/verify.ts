import { Command } from 'commander';
import { tellCheck, tellVerdict } from '../../contracts/draw-checks';
import { checkBundle, unreadable, type Check, type Checked, type Published } from '../../domain/draw/bundle/checks';
import { ok } from '../../domain/kernel/result';
import { EXIT, type Terminal } from '../terminal';
import { hexArgument, textFor } from './file';
import { machineProfiles } from './hashes';

const UNSUPPORTED = 3;

const HELP = `
核验一份抽取材料（全、审计、公示三种形式都可以），先说结论，再逐步列出看了哪些值、是否对得上、哪些超出材料所能证明的范围。
公示材料自己不写结果：用 --result 和 --plan-hash 给出从别处看到的公布值，一并对照。抽取后的每项变动（如回避递补）都改变结果哈希；
--result 是变动以前的，公示材料自己算不出，另用 --earlier 给出当时的公示材料（API 加 ?result=哈希 取得）。

退出码：
  0  核验通过
  1  核验不通过，标准错误输出给出第一个不符的步骤，如 failed: beacon BEACON_SIGNATURE；
     或给出的结果是最后几项变动以前的，如 earlier: 0 of 2 events
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
    .option('--plan-hash <hex>', '公布的计划哈希', hexArgument)
    .option('--result <hex>', '公布的结果哈希', hexArgument)
    .option('--earlier <file>', '公布这个结果时的公示材料')
    .option('--json', '打印一个JSON对象')
    .addHelpText('after', HELP)
    .action(async (file: string, { planHash, result, earlier, json }: Options) => {
      const read = await textFor(terminal, file);
      const then = earlier === undefined ? ok(undefined) : await textFor(terminal, earlier);
      if (read === null || then === null) return;
      const published = {
        ...(planHash && { planHash }),
        ...(result && { resultHash: result }),
        ...(then.ok && then.value !== undefined && { earlier: then.value }),
      };
      const checked = read.ok ? checkBundle(machineProfiles(), read.value, published) : unreadable(read.refusal);
      if (json === true) terminal.out(JSON.stringify(checked, null, 2));
      else linesOf(checked).forEach((line) => terminal.out(line));
      const failed = checked.checks.find(({ status }) => status === 'failed');
      if (checked.after !== undefined) terminal.err(`earlier: ${checked.after} of ${eventsIn(checked)} events`);
      if (failed) terminal.err(`failed: ${failed.name} ${failed.refusal?.code ?? ''}`);
      terminal.exit(
        { passed: EXIT.done, earlier: EXIT.no, failed: EXIT.no, unsupported: UNSUPPORTED }[checked.verdict],
      );
    });

const eventsIn = ({ checks }: Checked): number =>
  Number(checks.find(({ name }) => name === 'events')?.values['events'] ?? 0);

const linesOf = (checked: Checked): string[] => [tellVerdict(checked), ...checked.checks.map(lineOf)];

const lineOf = (check: Check): string =>
  [tellCheck(check), ...Object.entries(check.values).map(([name, value]) => `    ${name} ${shown(value)}`)].join('\n');

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
