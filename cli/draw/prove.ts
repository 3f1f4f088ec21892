import { Command } from 'commander';
import type { PrivateBundle } from '../../domain/draw/bundle/bundle';
import { checkProof, proveUnit, type UnitProof } from '../../domain/draw/bundle/proof';
import { bundleFromText } from '../../domain/draw/bundle/read';
import { runBundle } from '../../domain/draw/bundle/run';
import { openTeam } from '../../domain/draw/bundle/team';
import { fromHex } from '../../domain/draw/encoding/bytes';
import type { Hash } from '../../domain/kernel/hash';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import type { Terminal } from '../terminal';
import { endRefused, textFor } from './file';
import { hashOf, machineProfiles } from './hashes';

const proofOf = (text: string, uid: string): Result<UnitProof> => {
  const bundle = bundleFromText(text);
  if (!bundle.ok) return bundle;
  if (bundle.value.form !== 'private') return refuse('DRAW_MALFORMED', { at: 'units', why: 'missing' });
  const hash = hashOf(bundle.value.plan.alg);
  if (!hash.ok) return hash;
  const proof = proveUnit(hash.value, bundle.value, uid);
  return proof.ok ? withTeam(hash.value, bundle.value, proof.value) : proof;
};

/** A firm that was drawn is told its team. */
const withTeam = (hash: Hash, bundle: PrivateBundle, proof: UnitProof): Result<UnitProof> => {
  const { plan, saltKey, officers } = bundle;
  if (plan.match === null) return ok(proof);
  const run = runBundle(machineProfiles(), bundle);
  if (!run.ok) return run;
  const c = checkProof(hash, proof, plan.poolRoot);
  if (!c.ok) return c;
  const position = run.value.fields.final.findIndex((drawn) => drawn.c === c.value);
  const slots = run.value.fields.final[position]?.team;
  if (slots === undefined) return ok(proof);
  const holder = { poolId: plan.poolId, saltKey: fromHex(saltKey) };
  const team = openTeam(
    hash,
    holder,
    { position, slots },
    officers.map(({ oid }) => oid),
  );
  return team.ok ? ok({ ...proof, team: team.value }) : team;
};

/** `draw prove FILE UID`: what one firm is given to find itself in the pool. */
export const proveCommand = (terminal: Terminal): Command =>
  new Command('prove')
    .description('从全材料里给一户开出在库证明（JSON）')
    .argument('<file>', '全材料（含盐钥和名录）')
    .argument('<uid>', '统一社会信用代码')
    .option('--json', '输出本来就是JSON')
    .action(async (file: string, uid: string) => {
      const read = await textFor(terminal, file);
      if (read === null) return;
      const proof = read.ok ? proofOf(read.value, uid) : read;
      if (proof.ok) terminal.out(JSON.stringify(proof.value, null, 2));
      else endRefused(terminal, proof.refusal);
    });
