import type { Status } from '../../../contracts/views/common';
import type { DrawRef, LoggedDraw } from '../../../contracts/views/draws';
import { iso, isoOrNull } from '../db';
import { DRAW_STATUS } from '../words';

/** A draw with what the log tells of it. */
export interface LoggedRow {
  readonly id: string;
  readonly serial: number;
  readonly task: string;
  readonly name: string;
  readonly attempt: number;
  readonly state: string;
  readonly frozen_at: Date;
  readonly signed_at: Date | null;
  readonly reveal_by: Date | null;
  readonly drawn_at: Date | null;
  readonly pool_size: number | null;
  readonly drawn: number | null;
  readonly plan_hash: string | null;
  readonly result_hash: string | null;
  readonly ended_at: Date | null;
  readonly ended_reason: string | null;
  readonly next_id: string | null;
  readonly next_serial: number | null;
}

/**
 * Columns of a draw `d` of a task `t`, followed by a draw `f`. The size of the pool is what its event says: a pool has as many
 * rows as the city has firms. Of a draw whose plan nobody has signed no column tells more than that it was announced.
 */
export const LOGGED = `d.id, d.serial, d.task_id AS task, t.name, d.attempt, d.state, d.frozen_at, d.signed_at, d.reveal_by, d.drawn_at, d.plan_hash, d.result_hash, d.ended_at, d.ended_reason,
  f.id AS next_id, f.serial AS next_serial,
  (SELECT s.count FROM pool_unit u JOIN journal.event_set s ON s.process = u.process AND s.seq = u.seq AND s.name = 'poolUnits'
   WHERE u.pool_id = d.pool_id AND d.plan_hash IS NOT NULL LIMIT 1) AS pool_size,
  (SELECT count(*)::int FROM drawn_target x WHERE x.draw_id = d.id AND x.generation = 1 AND d.drawn_at IS NOT NULL) AS drawn`;

/** The draw that follows another of its task: of a draw that stands there is none. */
export const FOLLOWED = `LEFT JOIN draw f ON f.task_id = d.task_id AND f.attempt = d.attempt + 1`;

/** What the departments do before a plan stands is theirs: to the public the draw is announced. */
export const publicDrawStatus = (state: string): Status =>
  DRAW_STATUS[state === 'committing' ? 'planned' : state] ?? { word: state, tone: 'idle' };

export const refOf = (id: string | null, serial: number | null): DrawRef | null =>
  id === null || serial === null ? null : { id, serial };

export const loggedOf = (row: LoggedRow): LoggedDraw => ({
  id: row.id,
  serial: row.serial,
  task: row.task,
  name: row.name,
  attempt: row.attempt,
  status: publicDrawStatus(row.state),
  announcedAt: iso(row.frozen_at),
  signedAt: isoOrNull(row.signed_at),
  revealBy: isoOrNull(row.reveal_by),
  drawnAt: isoOrNull(row.drawn_at),
  poolSize: row.pool_size,
  drawn: row.drawn_at === null ? null : row.drawn,
  planHash: row.plan_hash,
  resultHash: row.result_hash,
  end: row.ended_at && {
    at: iso(row.ended_at),
    reason: row.ended_reason ?? '',
    followedBy: refOf(row.next_id, row.next_serial),
  },
});
