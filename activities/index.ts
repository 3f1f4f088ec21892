import { ACTS, type Act, type LoadActivities } from '../contracts/runner';
import { load } from '../journal/load';
import { PERFORM } from './acts';
import { handIn } from './acts/hand-in';
import { attemptNow, beating, cancelledNow } from './attempt';
import { performAct, type AnyAct, type Hands } from './perform';

/**
 * Tries with pauses of up to a minute: a platform may be down for a week before ops hear of it, and a draw waits a minute at most
 * for a time stamp. Anything else is mended sooner.
 */
const TRIES: Readonly<Partial<Record<string, number>>> = { deliver: 10_000, stampPlan: 5 };
const TRIES_OF_OTHERS = 10;

export const actOf = (name: string): AnyAct => ({
  perform: PERFORM[name] ?? handIn,
  tries: TRIES[name] ?? TRIES_OF_OTHERS,
});

const ACT_NAMES: readonly string[] = [...new Set(Object.values(ACTS).flat())];

/** Everything a worker registers: reading what is owed, and every machine's act under its own name. */
export function createActivities(
  hands: Hands,
  find: (name: string) => AnyAct = actOf,
): LoadActivities & Readonly<Record<string, unknown>> {
  return {
    load: (ref, started) => load(hands.journal, ref, started),
    ...Object.fromEntries(ACT_NAMES.map((name) => [name, activity(hands, find(name))])),
  };
}

/** One act as an activity: performs it and answers what is owed then. */
function activity(hands: Hands, act: AnyAct): Act {
  return (ref, key) =>
    beating(async () => {
      const outcome = await performAct(hands, act, ref, key, attemptNow(), cancelledNow());
      const owed = await load(hands.journal, ref);
      // Owed and yet refused as not owed: thrown, so that the next try waits instead of turning in a circle.
      if (outcome === 'seenTo' && owed.act?.key === key)
        throw new Error(`${ref.id}: ${key} was refused and is still owed`);
      return owed;
    });
}
