import { Command } from 'commander';
import { bundleFromText } from '../../domain/draw/bundle/read';
import { runBundle, type BundleRun } from '../../domain/draw/bundle/run';
import type { Result } from '../../domain/kernel/result';
import { tellRefusal } from '../../contracts/refusals';
import { EXIT, type Terminal } from '../terminal';
import { textFor } from './file';
import { machineProfiles } from './hashes';

const HELP = `
把抽取材料（全、审计、公示三种形式都可以）从头算一遍，每个文件在标准输出打印一行JSON，字段名同测试向量的expected；
材料的形式看不到的（如公示材料里的人员）不打印。测试向量的文件也可以，取其中的bundle。
材料不成立的，打印 {"reject":true,"refusal":{…}}。

退出码：
  0  都算出来了
  1  至少有一份不成立
  2  有文件读不了`;

const runText = (text: string): Result<BundleRun> => {
  const bundle = bundleFromText(text);
  return bundle.ok ? runBundle(machineProfiles(), bundle.value) : bundle;
};

/** `draw run FILE…`: what a bundle comes to, for programs. */
export const runCommand = (terminal: Terminal): Command =>
  new Command('run')
    .description('把抽取材料从头算一遍，打印结果')
    .argument('<file...>', '抽取材料或测试向量（JSON）')
    .option('--json', '输出本来就是JSON，每个文件一行')
    .addHelpText('after', HELP)
    .action(async (files: string[]) => {
      const codes = [];
      for (const file of files) codes.push(await runFile(terminal, file));
      terminal.exit(Math.max(...codes));
    });

const runFile = async (terminal: Terminal, file: string): Promise<number> => {
  const read = await textFor(terminal, file);
  if (read === null) return EXIT.usage;
  const run = read.ok ? runText(read.value) : read;
  if (run.ok) {
    terminal.out(JSON.stringify(run.value.fields));
    return EXIT.done;
  }
  terminal.out(JSON.stringify({ reject: true, refusal: run.refusal }));
  terminal.err(`${file}：${tellRefusal(run.refusal)}`);
  return EXIT.no;
};
