import { runBundleInSteps, type BundleFields } from '../../domain/draw/bundle/run';
import type { FullBundle } from '../../domain/draw/bundle/bundle';
import { verifyDrand } from '../../crypto/drand';
import { inSteps } from '../../journal/steps';
import { ActFailure, type ActDeps } from './work';

/**
 * Runs a draw from its full bundle, by the same code as everybody who verifies it: what comes out here is what comes out
 * there. A recusal costs the whole draw again: a hundred milliseconds for a city's task, some seconds for ten thousand targets.
 */
export async function runDraw(
  { hash }: Pick<ActDeps, 'hash'>,
  bundle: FullBundle,
  cancelled: AbortSignal,
): Promise<BundleFields> {
  const run = await inSteps(runBundleInSteps({ sha256: hash, drand: verifyDrand }, bundle), cancelled);
  if (!run.ok) throw new ActFailure(run.refusal.code, JSON.stringify(run.refusal.facts));
  return run.value.fields;
}

/** A place as a run names it: position from 0, the role's place in the plan, the number within the role, the officer. */
export interface Place {
  readonly position: number;
  readonly role: number;
  readonly slot: number;
  readonly o: string | null;
}

/** A place whose officer is another one now; officers by commitment, null for nobody. */
export interface Change extends Place {
  readonly from: string | null;
}

export const placesOf = (positions: BundleFields['final']): readonly Place[] =>
  positions.flatMap(({ team }, position) => team.map(([role, slot, o]) => ({ position, role, slot, o })));
