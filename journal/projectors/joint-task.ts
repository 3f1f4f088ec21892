import type { KernelEvent } from '../../domain/kernel/life';
import type { Stamped } from '../../domain/kernel/process';
import type { WriteTx } from '../db';
import { onTask } from './on-task';
import type { Projector, ProcessProjectors } from './projector';
import { drawProjectors } from './draw';
import { officerProjectors } from './officers';

/** 催办, 升级, 逾期: the rung is shown in the ledger. The same for every process. */
export const rungClimbed: Projector = (tx, event, { process }) => {
  const { key, rung, at } = event as Stamped<Extract<KernelEvent, { type: 'rungClimbed' }>>;
  tx.send(
    `UPDATE work_item SET rung = $3, rung_at = $4 WHERE process = $1 AND key = $2`,
    [process, key, rung, at],
    'rung',
  );
};

const reply = (tx: WriteTx, task: string, org: string, told: string, opinion: string, at: string) =>
  tx.send(
    `UPDATE task_department SET reply = $3, opinion = $4, replied_at = $5 WHERE task_id = $1 AND org_id = $2`,
    [task, org, told, opinion, at],
    'reply',
  );

/** 联合任务: what its events leave in the records. */
export const jointTaskProjectors: ProcessProjectors = {
  on: {
    rungClimbed,
    taskOpened: onTask('taskOpened', (tx, { number, name, lead, at, by }, { process, clock, stage }) => {
      tx.send(
        `INSERT INTO task (id, clock, number, name, lead_org, stage, created_by, opened_at, stage_since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
        [process, clock, number, name, lead, stage, by, at],
        'task-opened',
      );
      tx.send(
        `INSERT INTO task_department (task_id, org_id, lead, reply) VALUES ($1, $2, true, 'accepted')`,
        [process, lead],
        'task-lead',
      );
    }),
    schemeSaved: onTask('schemeSaved', (tx, { scheme, version }, { process }) => {
      tx.send(
        `UPDATE task SET name = $2, scheme = $3, scheme_version = $4, window_from = $5, window_to = $6 WHERE id = $1`,
        [process, scheme.name, JSON.stringify(scheme), version, scheme.window.from, scheme.window.to],
        'scheme-saved',
      );
      tx.send(
        `DELETE FROM task_department WHERE task_id = $1 AND NOT lead AND org_id <> ALL ($2)`,
        [process, scheme.departments],
        'departments-left',
      );
      tx.send(
        `INSERT INTO task_department (task_id, org_id, lead) SELECT $1, org, false FROM unnest($2::text[]) AS org WHERE org <> $3 ON CONFLICT DO NOTHING`,
        [process, scheme.departments, scheme.lead],
        'departments-joined',
      );
    }),
    schemeApproved: onTask('schemeApproved', (tx, _event, { process }) =>
      tx.send(
        `UPDATE task_department SET reply = 'pending', opinion = NULL, replied_at = NULL WHERE task_id = $1 AND NOT lead`,
        [process],
        'replies-asked',
      ),
    ),
    schemeAccepted: onTask('schemeAccepted', (tx, { org, opinion, at }, { process }) =>
      reply(tx, process, org, 'accepted', opinion, at),
    ),
    changeAsked: onTask('changeAsked', (tx, { org, reason, at }, { process }) =>
      reply(tx, process, org, 'change_asked', reason, at),
    ),
    ...drawProjectors,
    ...officerProjectors,
    // The exclusion constraint on (clock, officer, time) is what keeps an officer from two visits at once, across tasks.
    visitsScheduled: onTask('visitsScheduled', (tx, { seq }, { process, clock }) =>
      tx.send(
        `INSERT INTO visit_officer (clock, officer_id, process, position, during)
         SELECT $3, m.officer_id, $1, v.position, tstzrange(v.visit_from, v.visit_to)
         FROM visit v JOIN current_member m ON m.process = v.process AND m.position = v.position
         WHERE v.process = $1 AND v.seq = $2`,
        [process, seq, clock],
        'visit-officers',
      ),
    ),
    taskClosed: onTask('taskClosed', (tx, { at }, { process }) =>
      tx.send(`UPDATE task SET closed_at = $2 WHERE id = $1`, [process, at], 'task-closed'),
    ),
  },
  after: (tx, { process, stage, overlay }, at) => {
    tx.send(
      `UPDATE task SET stage_since = CASE WHEN stage = $2 THEN stage_since ELSE $4 END, stage = $2, overlay = $3 WHERE id = $1 AND (stage, coalesce(overlay, '')) <> ($2, coalesce($3, ''))`,
      [process, stage, overlay, at],
      'task-stage',
    );
  },
};
