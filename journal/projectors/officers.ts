import type { WriteTx } from '../db';
import { onTask } from './on-task';
import type { Projector } from './projector';

/** The draw that the task is at. */
const DRAW = '(SELECT draw_id FROM task WHERE id = $1)';

const declare = (tx: WriteTx, task: string, officers: readonly string[], state: string, at: string | null) =>
  tx.send(
    `INSERT INTO declaration (draw_id, task_id, officer_id, state, at) SELECT ${DRAW}, $1, o, $3, $4 FROM unnest($2::text[]) AS o ON CONFLICT (draw_id, officer_id) DO UPDATE SET state = $3, at = $4`,
    [task, officers, state, at],
    'declare',
  );

const decide = (tx: WriteTx, recusal: string, state: string, by: string, at: string) =>
  tx.send(
    `UPDATE recusal_decision SET state = $2, decided_by = $3, decided_at = $4 WHERE recusal_id = $1`,
    [recusal, state, by, at],
    'recusal-decided',
  );

/** Who applied for himself declares anew after the decision, for the places that remain his. */
const declareAgain = (tx: WriteTx, task: string, recusal: string) =>
  tx.send(
    `UPDATE declaration SET state = 'undeclared', at = NULL
     WHERE draw_id = ${DRAW} AND state = 'applied' AND officer_id = (SELECT officer_id FROM recusal_decision WHERE recusal_id = $2)`,
    [task, recusal],
    'declare-again',
  );

/** The result of the draw after its newest event. */
const result = (tx: WriteTx, task: string, { eventsHead, resultHash }: { eventsHead: string; resultHash: string }) =>
  tx.send(
    `UPDATE draw SET events_head = $2, result_hash = $3 WHERE id = ${DRAW}`,
    [task, eventsHead, resultHash],
    'draw-result',
  );

/**
 * After a change of team: where visits are scheduled, the constraint on officer and time holds for who is on it now. Only
 * what differs is touched.
 */
const reschedule = (tx: WriteTx, task: string, clock: string, positions: readonly number[]) => {
  const values = [task, clock, positions];
  tx.send(
    `DELETE FROM visit_officer v WHERE v.process = $1 AND v.clock = $2 AND v.position = ANY ($3)
       AND NOT EXISTS (SELECT FROM current_member m WHERE m.process = $1 AND m.position = v.position AND m.officer_id = v.officer_id)`,
    values,
    'visit-left',
  );
  tx.send(
    `INSERT INTO visit_officer (clock, officer_id, process, position, during)
     SELECT $2, m.officer_id, $1, v.position, tstzrange(v.visit_from, v.visit_to)
     FROM visit v JOIN current_member m ON m.process = v.process AND m.position = v.position
     WHERE v.process = $1 AND v.position = ANY ($3) ON CONFLICT (process, position, officer_id) DO NOTHING`,
    values,
    'visit-joined',
  );
};

/** 匹配人员、回避申报: matches, declarations and recusals; the grounds lie sealed in the set `recusals`. */
export const officerProjectors: Readonly<Record<string, Projector>> = {
  officersMatched: onTask('officersMatched', (tx, { org, members, vacant, level, officers, at }, { process }) => {
    tx.send(
      `INSERT INTO match (draw_id, task_id, org_id, members, vacant, level, at) VALUES (${DRAW}, $1, $2, $3, $4, $5, $6)`,
      [process, org, members, vacant, level, at],
      'matched',
    );
    declare(
      tx,
      process,
      officers.map(({ officer }) => officer),
      'undeclared',
      null,
    );
  }),
  matchCompleted: onTask('matchCompleted', (tx, event, { process }) => result(tx, process, event)),
  noConflictDeclared: onTask('noConflictDeclared', (tx, { officer, at }, { process }) =>
    declare(tx, process, [officer], 'clear', at),
  ),
  recusalApplied: onTask('recusalApplied', (tx, { recusal, officer, org, position, initiator, at }, { process }) => {
    if (initiator === 'officer') declare(tx, process, [officer], 'applied', at);
    tx.send(
      `INSERT INTO recusal_decision (recusal_id, task_id, draw_id, officer_id, position, org_id, initiator, state, applied_at) VALUES ($2, $1, ${DRAW}, $3, $4, $5, $6, 'applied', $7)`,
      [process, recusal, officer, position, org, initiator, at],
      'recusal-applied',
    );
  }),
  recusalGranted: onTask('recusalGranted', (tx, { recusal, visited, by, at }, { process }) => {
    decide(tx, recusal, 'granted', by, at);
    if (visited) declareAgain(tx, process, recusal);
  }),
  recusalRefused: onTask('recusalRefused', (tx, { recusal, by, at }, { process }) => {
    decide(tx, recusal, 'refused', by, at);
    declareAgain(tx, process, recusal);
  }),
  officerReplaced: onTask('officerReplaced', (tx, event, { process, clock }) => {
    const { recusal, from, fromRemaining, to, rule, moved, position } = event;
    tx.send(
      `UPDATE recusal_decision SET replaced_by = $2, rule = $3 WHERE recusal_id = $1`,
      [recusal, to?.officer ?? null, rule],
      'recusal-replaced',
    );
    const newcomers = [...(to ? [to] : []), ...moved.map((move) => move.to)].map(({ officer }) => officer);
    declare(tx, process, newcomers, 'undeclared', null);
    if (fromRemaining === 0) declare(tx, process, [from], 'released', event.at);
    else declareAgain(tx, process, recusal);
    result(tx, process, event);
    reschedule(tx, process, clock, [position, ...moved.map((move) => move.position)]);
  }),
  officerAppointed: onTask('officerAppointed', (tx, { officer, position }, { process, clock }) => {
    declare(tx, process, [officer], 'undeclared', null);
    reschedule(tx, process, clock, [position]);
  }),
};
