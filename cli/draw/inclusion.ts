import { Command } from 'commander';
import { checkProof, readProof, type UnitProof } from '../../domain/draw/bundle/proof';
import { planFromFile } from '../../domain/draw/bundle/read';
import { strictJson } from '../../domain/draw/encoding/strict-json';
import { ok, type Result } from '../../domain/kernel/result';
import type { Terminal } from '../terminal';
import { endRefused, hexArgument, textFor } from './file';
import { hashOf } from './hashes';

const HELP = `
名录根从 --root 或 --plan 来；都不给的，只能说证明自身完整，它的名录根还须与公布的逐字对照。

退出码：
  0  证明成立
  1  证明不成立
  2  文件读不了`;

interface Options {
  readonly root?: string;
  readonly plan?: string;
  readonly json?: boolean;
}

interface Proved {
  readonly unit: UnitProof['unit'];
  readonly commitment: string;
  readonly pool_root: string;
  /** where the root came from: `proof` proves no more than that the proof is whole */
  readonly against: 'published' | 'proof';
}

/** @param root the published one; undefined where the caller has none */
const provedBy = (text: string, root: string | undefined): Result<Proved> => {
  const json = strictJson(text);
  const proof = json.ok ? readProof(json.value, '') : json;
  if (!proof.ok) return proof;
  const hash = hashOf(proof.value.alg);
  if (!hash.ok) return hash;
  const pool_root = root ?? proof.value.pool_root;
  const c = checkProof(hash.value, proof.value, pool_root);
  const against = root === undefined ? 'proof' : 'published';
  return c.ok ? ok({ unit: proof.value.unit, commitment: c.value, pool_root, against }) : c;
};

const rootOf = (planFile: Result<string>): Result<string> => {
  const plan = planFile.ok ? planFromFile(planFile.value) : planFile;
  return plan.ok ? ok(plan.value.poolRoot) : plan;
};

const sentence = ({ unit, pool_root, against }: Proved): string =>
  against === 'published'
    ? `证明成立：${unit.uid}在锁定的名录里，分层${unit.stratum}，名录根与公布的一致。`
    : `证明自身完整：${unit.uid}在名录根为${pool_root}的名录里，分层${unit.stratum}；请将名录根与公布的逐字对照。`;

/** `draw inclusion PROOF`: does a firm's proof lead to the published root? */
export const inclusionCommand = (terminal: Terminal): Command =>
  new Command('inclusion')
    .description('核验一份在库证明')
    .argument('<proof>', '在库证明（JSON）')
    .option('--root <hex>', '公布的名录根', hexArgument)
    .option('--plan <file>', '方案原文或任何一种抽取材料，从中取名录根')
    .option('--json', '打印一个JSON对象')
    .addHelpText('after', HELP)
    .action(async (file: string, { root, plan, json }: Options) => {
      const [proof, planFile] = [await textFor(terminal, file), plan && (await textFor(terminal, plan))];
      if (proof === null || planFile === null) return;
      const published = planFile ? rootOf(planFile) : ok(root);
      const proved = !proof.ok ? proof : published.ok ? provedBy(proof.value, published.value) : published;
      if (!proved.ok) endRefused(terminal, proved.refusal);
      if (json === true)
        terminal.out(
          JSON.stringify(
            proved.ok ? { proved: true, ...proved.value } : { proved: false, refusal: proved.refusal },
            null,
            2,
          ),
        );
      else if (proved.ok) terminal.out(sentence(proved.value));
    });
