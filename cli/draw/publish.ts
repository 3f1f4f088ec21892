import { Command, Option } from 'commander';
import type { Bundle } from '../../domain/draw/bundle/bundle';
import { bundleJson } from '../../domain/draw/bundle/json';
import { fullBundleOf, publicViewOf } from '../../domain/draw/bundle/publish';
import { bundleFromText } from '../../domain/draw/bundle/read';
import { runBundle } from '../../domain/draw/bundle/run';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import type { Terminal } from '../terminal';
import { endRefused, textFor } from './file';
import { machineProfiles } from './hashes';

const HELP = `
全材料（含盐钥）给出审计材料，审计材料给出公示材料；用 --public 可以由全材料直接给出公示材料。
审计材料开示抽中的单位，只在检查窗口期满之后给出；公示材料没有单位名，也没有人。
给出之前先把它重算一遍；结果哈希写到标准错误输出，须随公示材料一同公布。

退出码：
  0  给出了
  1  材料不成立，或没有更公开的形式
  2  文件读不了`;

interface Options {
  readonly full?: boolean;
  readonly public?: boolean;
}

/** The next form of a bundle, or the one that was asked for: private → full → public. */
const published = (bundle: Bundle, { full, public: open }: Options): Result<Bundle> => {
  const profiles = machineProfiles();
  if (bundle.form === 'private') return open ? publicViewOf(profiles, bundle) : fullBundleOf(profiles, bundle);
  if (bundle.form === 'full' && !full) return publicViewOf(profiles, bundle);
  return refuse('DRAW_MALFORMED', { at: 'form', why: `already ${bundle.form}` });
};

interface Published {
  readonly json: object;
  readonly resultHash: string;
}

/** Run again before it is given out, so that nothing is published that others cannot verify. */
const checkedFrom = (text: string, options: Options): Result<Published> => {
  const bundle = bundleFromText(text);
  const made = bundle.ok ? published(bundle.value, options) : bundle;
  if (!made.ok) return made;
  const run = runBundle(machineProfiles(), made.value);
  return run.ok ? ok({ json: bundleJson(made.value), resultHash: run.value.fields.result_hash }) : run;
};

/** `draw publish FILE`: what auditors and the public get of a draw. */
export const publishCommand = (terminal: Terminal): Command =>
  new Command('publish')
    .description('由全材料给出审计材料，由审计材料给出公示材料（JSON）')
    .argument('<file>', '全材料或审计材料（JSON）')
    .addOption(new Option('--full', '给出审计材料').conflicts('public'))
    .option('--public', '给出公示材料')
    .option('--json', '输出本来就是JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => {
      const read = await textFor(terminal, file);
      if (read === null) return;
      const made = read.ok ? checkedFrom(read.value, options) : read;
      if (!made.ok) return endRefused(terminal, made.refusal);
      terminal.err(`结果哈希 ${made.value.resultHash}`);
      terminal.out(JSON.stringify(made.value.json));
    });
