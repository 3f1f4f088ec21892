import { Command } from 'commander';
import type { FullBundle, PublicBundle } from '../../domain/draw/bundle/bundle';
import { checkProof, readProof, type UnitProof } from '../../domain/draw/bundle/proof';
import { publicViewOf } from '../../domain/draw/bundle/publish';
import { bundleFromText, planFromFile } from '../../domain/draw/bundle/read';
import { runBundle } from '../../domain/draw/bundle/run';
import { checkTeam, type TeamOpening } from '../../domain/draw/bundle/team';
import { strictJson } from '../../domain/draw/encoding/strict-json';
import type { Hash } from '../../domain/kernel/hash';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import type { Terminal } from '../terminal';
import { endRefused, hexArgument, textFor } from './file';
import { hashOf, machineProfiles } from './hashes';

const HELP = `
名录根从 --root 或 --plan 来；都不给的，只能说证明自身完整，它的名录根还须与公布的逐字对照。
证明里有本户检查组的，--plan 给出公示材料，就连检查组一并对照。

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
  /** of a firm that was drawn and was told its team */
  readonly team: Team | null;
}

interface Team {
  readonly position: number;
  readonly hash: string;
  readonly officers: readonly string[];
  /** `proof`: nothing published was given to hold it against */
  readonly against: 'published' | 'proof';
}

/** What was published, as far as it was given: a root, and a bundle's file. */
interface Published {
  readonly root?: string;
  readonly file?: string;
}

const provedBy = (text: string, { root, file }: Published): Result<Proved> => {
  const json = strictJson(text);
  const proof = json.ok ? readProof(json.value, '') : json;
  if (!proof.ok) return proof;
  const hash = hashOf(proof.value.alg);
  if (!hash.ok) return hash;
  const pool_root = root ?? proof.value.pool_root;
  const c = checkProof(hash.value, proof.value, pool_root);
  if (!c.ok) return c;
  const team = proof.value.team ? teamBy(hash.value, proof.value.pool_id, proof.value.team, c.value, file) : ok(null);
  if (!team.ok) return team;
  const against = root === undefined ? 'proof' : 'published';
  return ok({ unit: proof.value.unit, commitment: c.value, pool_root, against, team: team.value });
};

/** The team of the proof, held against the bundle's file where that is one and not the plan alone. */
const teamBy = (hash: Hash, poolId: string, team: TeamOpening, c: string, file?: string): Result<Team> => {
  const opened = checkTeam(hash, poolId, team);
  if (!opened.ok) return opened;
  const shown = { position: team.position, hash: opened.value, officers: team.officers.map(({ oid }) => oid) };
  const bundle = file === undefined ? null : bundleFromText(file);
  if (!bundle?.ok || bundle.value.form === 'private') return ok({ ...shown, against: 'proof' });
  const published = teamIn(bundle.value, c);
  if (!published.ok) return published;
  return published.value?.position === team.position && published.value.hash === opened.value
    ? ok({ ...shown, against: 'published' })
    : refuse('DRAW_COMMITMENT', { at: 'team', why: 'not the published team of this firm' });
};

/** Where a bundle says that a firm stands, and the hash of the team there; null: it was not drawn. */
const teamIn = (
  bundle: PublicBundle | FullBundle,
  c: string,
): Result<{ readonly position: number; readonly hash: string } | null> => {
  const profiles = machineProfiles();
  const run = runBundle(profiles, bundle);
  if (!run.ok) return run;
  const view = bundle.form === 'public' ? ok(bundle) : publicViewOf(profiles, bundle);
  if (!view.ok) return view;
  const position = run.value.fields.final.findIndex((drawn) => drawn.c === c);
  return ok(position === -1 ? null : { position, hash: view.value.teams[position] ?? '' });
};

const publishedBy = (root: string | undefined, planFile: Result<string> | null): Result<Published> => {
  if (planFile === null) return ok(root === undefined ? {} : { root });
  if (!planFile.ok) return planFile;
  const plan = planFromFile(planFile.value);
  return plan.ok ? ok({ root: plan.value.poolRoot, file: planFile.value }) : plan;
};

const sentence = ({ unit, pool_root, against, team }: Proved): string =>
  (against === 'published'
    ? `证明成立：${unit.uid}在锁定的名录里，分层${unit.stratum}，名录根与公布的一致。`
    : `证明自身完整：${unit.uid}在名录根为${pool_root}的名录里，分层${unit.stratum}；请将名录根与公布的逐字对照。`) +
  (team ? teamSentence(team) : '');

const teamSentence = ({ position, hash, officers, against }: Team): string =>
  `抽中第${position + 1}位，检查组${officers.length}人（${officers.join('、')}），` +
  (against === 'published' ? '与公布的一致。' : `其哈希为${hash}，请与公示材料teams的第${position + 1}项对照。`);

/** `draw inclusion PROOF`: does a firm's proof lead to the published root? */
export const inclusionCommand = (terminal: Terminal): Command =>
  new Command('inclusion')
    .description('核验一份在库证明')
    .argument('<proof>', '在库证明（JSON）')
    .option('--root <hex>', '公布的名录根', hexArgument)
    .option('--plan <file>', '计划原文或任何一种抽取材料，从中取名录根')
    .option('--json', '打印一个JSON对象')
    .addHelpText('after', HELP)
    .action(async (file: string, { root, plan, json }: Options) => {
      const [proof, planFile] = [await textFor(terminal, file), plan && (await textFor(terminal, plan))];
      if (proof === null || planFile === null) return;
      const published = publishedBy(root, planFile || null);
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
