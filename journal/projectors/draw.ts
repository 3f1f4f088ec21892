import type { Projector } from './projector';
import { onTask } from './on-task';

const state = (tx: Parameters<Projector>[0], task: string, to: string) =>
  tx.send(`UPDATE draw SET state = $2 WHERE task_id = $1 AND state <> 'void'`, [task, to], 'draw-state');

/** 锁定名录、抽取对象: the draw's own record; its rows are sets beside the events. */
export const drawProjectors: Readonly<Record<string, Projector>> = {
  poolFrozen: onTask('poolFrozen', (tx, { drawId, poolId, root, count }, { process }) => {
    tx.send(
      `INSERT INTO draw (id, task_id, pool_id, pool_root, state) VALUES ($1, $2, $3, $4, 'committing')`,
      [drawId, process, poolId, root],
      'draw-made',
    );
    tx.send(`UPDATE task SET pool_count = $2, pool_root = $3 WHERE id = $1`, [process, count, root], 'task-pool');
  }),
  shareCommitted: onTask('shareCommitted', (tx, { org, commit, by, at }, { process }) =>
    tx.send(
      `INSERT INTO draw_share (draw_id, org_id, commit_hash, committed_by, committed_at) SELECT id, $2, $3, $4, $5 FROM draw WHERE task_id = $1 AND state = 'committing'`,
      [process, org, commit, by, at],
      'share-committed',
    ),
  ),
  planPublished: onTask('planPublished', (tx, { planText, planHash, revealBy }, { process }) =>
    tx.send(
      `UPDATE draw SET plan_text = $2, plan_hash = $3, reveal_by = $4, state = 'revealing' WHERE task_id = $1 AND state = 'committing'`,
      [process, planText, planHash, revealBy],
      'plan',
    ),
  ),
  shareRevealed: onTask('shareRevealed', (tx, { org, secret, by, at }, { process }) =>
    tx.send(
      `UPDATE draw_share s SET secret = $3, revealed_by = $4, revealed_at = $5 FROM draw d WHERE d.id = s.draw_id AND d.task_id = $1 AND d.state <> 'void' AND s.org_id = $2`,
      [process, org, secret, by, at],
      'share-revealed',
    ),
  ),
  revealClosed: onTask('revealClosed', (tx, _event, { process }) => state(tx, process, 'awaiting_beacon')),
  beaconSet: onTask('beaconSet', (tx, { text }, { process }) =>
    tx.send(`UPDATE draw SET beacon = $2 WHERE task_id = $1 AND state <> 'void'`, [process, text], 'beacon'),
  ),
  targetsDrawn: onTask('targetsDrawn', (tx, { seed, eventsHead, resultHash, count, at }, { process }) => {
    tx.send(
      `UPDATE draw SET seed = $2, events_head = $3, result_hash = $4, drawn_at = $5, state = 'drawn' WHERE task_id = $1 AND state <> 'void'`,
      [process, seed, eventsHead, resultHash, at],
      'drawn',
    );
    tx.send(`UPDATE task SET drawn_count = $2 WHERE id = $1`, [process, count], 'task-drawn');
  }),
};
