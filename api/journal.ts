import type { Result } from '../domain/kernel/result';
import { noteAttempt } from '../journal/attempts';
import { beginTask } from '../journal/begin';
import { clockView, createClock, moveClock } from '../journal/clock';
import type { Db } from '../journal/db';
import { giveBundle } from '../journal/draws/given';
import { FACTS } from '../journal/facts';
import { timestampingBy } from '../journal/facts/timestamping';
import { giveProof } from '../journal/draws/firm-proof';
import { importTargets } from '../journal/imports/targets';
import { verify } from '../journal/verify';
import { handle, type Handled } from '../journal/handle';
import type { Journal as Writing } from '../journal/journal';
import { owing } from '../journal/owing';
import { reportDraw } from '../journal/draws/reports';
import { PROJECTORS } from '../journal/projectors';
import { REGISTRY } from '../journal/registry';
import type { CommandAnswer } from '../contracts/routes/parts';
import type { Actor, Journal } from './services';

/** The stored answer comes back with its fields in another order; what is sent must be the same to the byte. */
const answerOf = (handled: Handled): Result<CommandAnswer> =>
  handled.ok ? { ok: true, value: { process: handled.answer.process, seq: handled.answer.seq } } : handled;
const senderOf = ({ person, org, role }: Actor) => ({ kind: 'person', person, post: { org, role } }) as const;

/** The journal with every process, fact and projector there is; `timestamping` where an authority for time stamps is named. */
export const writingJournal = (db: Db, installationKey: Uint8Array, timestamping = false): Writing => ({
  db,
  registry: REGISTRY,
  facts: { ...FACTS, timestamping: timestampingBy(timestamping) },
  projectors: PROJECTORS,
  installationKey,
});

/** The journal of `journal/`, as the API uses it. */
export function journalOf(writing: Writing): Journal {
  const { db } = writing;
  return {
    handle: async ({ actor, expected, ...command }) =>
      answerOf(
        await handle(writing, {
          ...command,
          sender: senderOf(actor),
          ...(expected === undefined ? {} : { expectedSeq: expected }),
        }),
      ),
    createTask: async (id, { name, clock }, actor) =>
      answerOf(await beginTask(writing, { id, name, clock: clock ?? 'city', sender: senderOf(actor) })),
    createClock: ({ id, at }, by) => createClock(db, { id, at, purpose: 'drill', by }),
    moveClock: (id, { to }, by) => moveClock(db, { id, to, by }),
    clock: (id) => clockView(db, id),
    importTargets: async (id, clock, file, actor) => {
      const imported = await importTargets(writing, {
        id,
        file,
        source: `演练 ${clock}`,
        clock,
        sender: senderOf(actor),
      });
      if (!imported.ok) return imported;
      const { rows, added, changed, unchanged, repeated, refused, warnings } = imported.report;
      return { ok: true, value: { rows, added, changed, unchanged, repeated, refused, warnings } };
    },
    verification: async () => {
      const verified = await verify(db);
      return { ok: verified.broken.length === 0, ...verified };
    },
    note: ({ code, facts, ...attempt }) => noteAttempt(db, { ...attempt, refusal: { code, facts } }),
    reportDraw: (report) => reportDraw(db, report),
    giveBundle: (draw, actor) => giveBundle(db, { draw, ...actor }),
    giveProof: (draw, uid, actor) => giveProof(writing, { draw, uid, ...actor }),
    owing: () => owing(db),
  };
}
