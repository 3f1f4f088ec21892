import type { JointTaskEvent } from '../../workflows/joint-task/events';
import type { WriteTx } from '../db';
import { onTask } from './on-task';
import type { Projector } from './projector';

/** The draw that the task is at. */
const DRAW = '(SELECT draw_id FROM task WHERE id = $1)';

const setState = (tx: WriteTx, task: string, to: string) =>
  tx.send(`UPDATE draw SET state = $2 WHERE id = ${DRAW}`, [task, to], 'draw-state');

const reveal = (
  tx: WriteTx,
  task: string,
  share: { org: string; secret: string; by: string; at: string; opened: boolean },
) =>
  tx.send(
    `UPDATE draw_share SET secret = $3, revealed_by = $4, revealed_at = $5, opened = $6 WHERE draw_id = ${DRAW} AND org_id = $2`,
    [task, share.org, share.secret, share.by, share.at, share.opened],
    'share-revealed',
  );

const ended = (type: 'drawVoided' | 'drawSuperseded', to: 'void' | 'superseded') =>
  onTask(type, (tx, { drawId, reason, at }: Extract<JointTaskEvent, { type: typeof type }> & { at: string }) => {
    tx.send(
      `UPDATE draw SET state = $2, ended_reason = $3, ended_at = $4 WHERE id = $1`,
      [drawId, to, reason, at],
      'draw-ended',
    );
    tx.send(
      `UPDATE recusal_decision SET state = 'lapsed' WHERE draw_id = $1 AND state = 'applied'`,
      [drawId],
      'recusals-lapsed',
    );
  });

/** 锁定名录、抽取对象: the draw's own record; its rows are sets beside the events. */
export const drawProjectors: Readonly<Record<string, Projector>> = {
  poolFrozen: onTask('poolFrozen', (tx, { attempt, drawId, poolId, root, count, at }, { process, clock }) => {
    // One row lock makes the serials of a clock follow each other without a gap: a gap would be a draw kept from the public.
    tx.send(
      `WITH numbered AS (UPDATE journal.clock SET draws = draws + 1 WHERE id = $6 RETURNING draws)
       INSERT INTO draw (id, task_id, clock, serial, attempt, pool_id, pool_root, state, frozen_at)
       SELECT $1, $2, $6, draws, $5, $3, $4, 'committing', $7 FROM numbered`,
      [drawId, process, poolId, root, attempt, clock, at],
      'draw-made',
    );
    tx.send(
      `UPDATE task SET draw_id = $2, pool_count = $3, pool_root = $4, drawn_count = NULL WHERE id = $1`,
      [process, drawId, count, root],
      'task-pool',
    );
  }),
  rosterFrozen: onTask('rosterFrozen', (tx, { root }, { process }) =>
    tx.send(`UPDATE draw SET roster_root = $2 WHERE id = ${DRAW}`, [process, root], 'draw-roster'),
  ),
  shareCommitted: onTask('shareCommitted', (tx, { org, commit, escrowed, by, at }, { process }) =>
    tx.send(
      `INSERT INTO draw_share (draw_id, org_id, commit_hash, committed_by, committed_at, escrowed) VALUES (${DRAW}, $2, $3, $4, $5, $6)`,
      [process, org, commit, by, at, escrowed],
      'share-committed',
    ),
  ),
  planPublished: onTask('planPublished', (tx, { planText, planHash, revealBy, labelHash, by, at }, { process }) =>
    tx.send(
      `UPDATE draw SET plan_text = $2, plan_hash = $3, reveal_by = $4, signed_by = $5, signed_at = $6, label_hash = $7, state = 'revealing' WHERE id = ${DRAW}`,
      [process, planText, planHash, revealBy, by, at, labelHash ?? null],
      'plan',
    ),
  ),
  shareRevealed: onTask('shareRevealed', (tx, { org, secret, by, at }, { process }) =>
    reveal(tx, process, { org, secret, by, at, opened: false }),
  ),
  escrowOpened: onTask('escrowOpened', (tx, { org, secret, by, at }, { process }) =>
    reveal(tx, process, { org, secret, by, at, opened: true }),
  ),
  revealClosed: onTask('revealClosed', (tx, _event, { process }) => setState(tx, process, 'awaiting_beacon')),
  beaconSet: onTask('beaconSet', (tx, { text }, { process }) =>
    tx.send(`UPDATE draw SET beacon = $2 WHERE id = ${DRAW}`, [process, text], 'beacon'),
  ),
  targetsDrawn: onTask('targetsDrawn', (tx, { seed, count, at }, { process }) => {
    tx.send(
      `UPDATE draw SET seed = $2, drawn_at = $3, state = 'drawn' WHERE id = ${DRAW}`,
      [process, seed, at],
      'drawn',
    );
    tx.send(`UPDATE task SET drawn_count = $2 WHERE id = $1`, [process, count], 'task-drawn');
  }),
  drawVoided: ended('drawVoided', 'void'),
  drawSuperseded: ended('drawSuperseded', 'superseded'),
};
