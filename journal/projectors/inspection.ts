import type { Stamped } from '../../domain/kernel/process';
import type { InspectionEvent, Team } from '../../workflows/inspection/events';
import type { WriteTx } from '../db';
import { rungClimbed } from './joint-task';
import type { EventPlace, ProcessProjectors, Projector } from './projector';

type EventOf<T extends InspectionEvent['type']> = Stamped<Extract<InspectionEvent, { type: T }>>;

const onVisit =
  <T extends InspectionEvent['type']>(
    _type: T,
    write: (tx: WriteTx, event: EventOf<T>, place: EventPlace) => void,
  ): Projector =>
  (tx, event, place) =>
    write(tx, event as EventOf<T>, place);

const review = (
  tx: WriteTx,
  inspection: string,
  event: { org: string; round: number; by: string; at: string },
  outcome: string,
  opinion: string,
) =>
  tx.send(
    `INSERT INTO review (inspection_id, org_id, round, outcome, opinion, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [inspection, event.org, event.round, outcome, opinion, event.by, event.at],
    'review',
  );

/** The task's own counters: pages show them without counting thousands of inspections. */
const count = (tx: WriteTx, task: string | null, column: 'inspected_count' | 'disclosed_count' | 'closed_count') =>
  tx.send(`UPDATE task SET ${column} = ${column} + 1 WHERE id = $1`, [task], `count-${column}`);

const INSERT_TEAM = `INSERT INTO inspection_officer (inspection_id, officer_id, org_id)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (inspection_id text, officer_id text, org_id text)`;

/** Everybody who is sent: the departments' officers and the experts, each under his organisation. */
const sentRows = (inspection: string, teams: readonly Team[], experts: Team | undefined) =>
  [...teams, ...(experts ? [experts] : [])].flatMap(({ org, officers }) =>
    officers.map(({ officer }) => ({ inspection_id: inspection, officer_id: officer, org_id: org })),
  );

/** 检查: what its events leave in the records. */
export const inspectionProjectors: ProcessProjectors = {
  on: {
    rungClimbed,
    teamChanged: onVisit('teamChanged', (tx, { teams, experts }, { process }) => {
      tx.send(`DELETE FROM inspection_officer WHERE inspection_id = $1`, [process], 'team-left');
      const rows = sentRows(process, teams, experts);
      tx.send(INSERT_TEAM, [JSON.stringify(rows)], 'team-joined');
    }),
    arrived: onVisit('arrived', (tx, { at }, { process }) =>
      tx.send(`UPDATE inspection SET arrived_at = $2 WHERE id = $1`, [process, at], 'arrived'),
    ),
    visitEnded: onVisit('visitEnded', (tx, { at, publishDue }, { process, parent }) => {
      tx.send(
        `UPDATE inspection SET ended_at = $2, publish_due = $3 WHERE id = $1`,
        [process, at, publishDue],
        'visit-ended',
      );
      count(tx, parent, 'inspected_count');
    }),
    reviewPassed: onVisit('reviewPassed', (tx, event, { process }) =>
      review(tx, process, event, 'passed', event.opinion),
    ),
    resultsReturned: onVisit('resultsReturned', (tx, event, { process }) =>
      review(tx, process, event, 'returned', event.reason),
    ),
    published: onVisit('published', (tx, { at, version }, { process, parent }) => {
      tx.send(
        `UPDATE inspection SET published_at = coalesce(published_at, $2) WHERE id = $1`,
        [process, at],
        'published',
      );
      if (version === 1) count(tx, parent, 'disclosed_count');
    }),
    delivered: onVisit('delivered', (tx, { at, channel, version, businessKey, receipt }, { process, parent }) => {
      tx.send(
        `INSERT INTO delivery (inspection_id, channel, version, business_key, state, receipt, acked_at) VALUES ($1, $2, $3, $4, 'acked', $5, $6)`,
        [process, channel, version, businessKey, receipt, at],
        'delivered',
      );
      tx.send(
        `UPDATE inspection SET delivered_at = $2, closed_at = $2 WHERE id = $1`,
        [process, at],
        'inspection-closed',
      );
      count(tx, parent, 'closed_count');
    }),
  },
  after: (tx, { process, stage, overlay }) => {
    tx.send(
      `UPDATE inspection SET stage = $2, overlay = $3 WHERE id = $1 AND stage <> $2`,
      [process, stage, overlay],
      'inspection-stage',
    );
  },
  begunMany: (tx, events) => {
    const opened = events.map(({ event, place }) => ({ event: event as EventOf<'inspectionOpened'>, place }));
    const rows = opened.map(({ event: { id, task, position, uid, visit }, place }) => ({
      id,
      task_id: task,
      clock: place.clock,
      position,
      uid,
      stage: place.stage,
      visit_from: visit.from,
      visit_to: visit.to,
    }));
    tx.send(
      `INSERT INTO inspection (id, task_id, clock, position, uid, stage, visit_from, visit_to)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (id text, task_id text, clock text, position int, uid text, stage text, visit_from timestamptz, visit_to timestamptz)`,
      [JSON.stringify(rows)],
      'inspections-begun',
    );
    const officers = opened.flatMap(({ event: { id, parts, experts } }) => sentRows(id, parts, experts));
    tx.send(INSERT_TEAM, [JSON.stringify(officers)], 'inspection-officers');
  },
};
