import { Command } from 'commander';
import { proveUnit, type UnitProof } from '../../domain/draw/bundle/proof';
import { bundleFromText } from '../../domain/draw/bundle/read';
import { refuse, type Result } from '../../domain/kernel/result';
import type { Terminal } from '../terminal';
import { endRefused, textFor } from './file';
import { hashOf } from './hashes';

const proofOf = (text: string, uid: string): Result<UnitProof> => {
  const bundle = bundleFromText(text);
  if (!bundle.ok) return bundle;
  if (bundle.value.form !== 'private') return refuse('DRAW_MALFORMED', { at: 'units', why: 'missing' });
  const hash = hashOf(bundle.value.plan.alg);
  return hash.ok ? proveUnit(hash.value, bundle.value, uid) : hash;
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
