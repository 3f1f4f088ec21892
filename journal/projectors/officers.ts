import type { WriteTx } from '../db';
import { onTask } from './on-task';
import type { Projector } from './projector';

const declare = (tx: WriteTx, task: string, officers: readonly string[], state: string, at: string | null) =>
  tx.send(
    `INSERT INTO declaration (task_id, officer_id, state, at) SELECT $1, o, $3, $4 FROM unnest($2::text[]) AS o ON CONFLICT (task_id, officer_id) DO UPDATE SET state = $3, at = $4`,
    [task, officers, state, at],
    'declare',
  );

const decide = (tx: WriteTx, recusal: string, state: string, by: string, at: string) =>
  tx.send(
    `UPDATE recusal_decision SET state = $2, decided_by = $3, decided_at = $4 WHERE recusal_id = $1`,
    [recusal, state, by, at],
    'recusal-decided',
  );

/** 匹配人员、回避申报: matches, declarations and recusals; the grounds lie in the set `recusals`. */
export const officerProjectors: Readonly<Record<string, Projector>> = {
  officersMatched: onTask('officersMatched', (tx, { org, seq, hash, members, officers, at }, { process }) => {
    tx.send(
      `INSERT INTO match (task_id, org_id, seq, hash, members, shortages, at) VALUES ($1, $2, $3, $4, $5, 0, $6)`,
      [process, org, seq, hash, members, at],
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
  officersShort: onTask('officersShort', (tx, { org, seq, positions, at }, { process }) =>
    tx.send(
      `INSERT INTO match (task_id, org_id, seq, hash, members, shortages, at) VALUES ($1, $2, $3, '', 0, $4, $5)`,
      [process, org, seq, positions, at],
      'match-short',
    ),
  ),
  noConflictDeclared: onTask('noConflictDeclared', (tx, { officer, at }, { process }) =>
    declare(tx, process, [officer], 'clear', at),
  ),
  recusalApplied: onTask('recusalApplied', (tx, { recusal, officer, org, position, at }, { process }) => {
    declare(tx, process, [officer], 'applied', at);
    tx.send(
      `INSERT INTO recusal_decision (recusal_id, task_id, officer_id, position, org_id, state, applied_at) VALUES ($1, $2, $3, $4, $5, 'applied', $6)`,
      [recusal, process, officer, position, org, at],
      'recusal-applied',
    );
  }),
  recusalGranted: onTask('recusalGranted', (tx, { recusal, by, at }) => decide(tx, recusal, 'granted', by, at)),
  recusalRefused: onTask('recusalRefused', (tx, { recusal, by, at }, { process }) => {
    decide(tx, recusal, 'refused', by, at);
    tx.send(
      `UPDATE declaration d SET state = 'undeclared', at = NULL FROM recusal_decision r WHERE r.recusal_id = $1 AND d.task_id = $2 AND d.officer_id = r.officer_id`,
      [recusal, process],
      'recusal-declared-anew',
    );
  }),
  officerReplaced: onTask('officerReplaced', (tx, { recusal, from, fromRemaining, to }, { process }) => {
    tx.send(`UPDATE recusal_decision SET replaced_by = $2 WHERE recusal_id = $1`, [recusal, to], 'recusal-replaced');
    declare(tx, process, fromRemaining > 0 ? [to, from] : [to], 'undeclared', null);
  }),
};
