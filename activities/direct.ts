import { load } from '../journal/load';
import { actOf } from './index';
import { performAct, type Hands } from './perform';

/**
 * Performs what machines owe on one clock without Temporal, process after process, until nothing is owed at this moment. For
 * the sample city, which comes alive before its workflows do, and for tests.
 */
export async function settleDirectly(hands: Hands, clock: string): Promise<number> {
  let acts = 0;
  for (;;) {
    const owing = await hands.journal.db.query<{ id: string; epoch: number }>(
      `SELECT id, epoch FROM journal.process WHERE clock = $1 AND NOT ended AND (owed_since IS NOT NULL OR next_due <= journal.now_of(clock)) ORDER BY begun_at, id`,
      [clock],
    );
    const before = acts;
    for (const ref of owing) {
      for (let owed = await load(hands.journal, ref); owed.act; owed = await load(hands.journal, ref)) {
        const { name, key } = owed.act;
        const outcome = await performAct(hands, actOf(name), ref, key, 1);
        if (outcome !== 'done') throw new Error(`${ref.id}: ${name} (${key}) ended ${outcome}`);
        acts += 1;
      }
    }
    if (acts === before) return acts;
  }
}
