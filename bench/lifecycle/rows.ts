import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';

/**
 * The duties of both comparisons as plain SQL: each step is one transaction that writes a record, closes a work item and
 * notes an audit, once for a command id however often it is sent.
 */
const SCHEMA = `
CREATE TABLE record (id bigserial PRIMARY KEY, command_id text UNIQUE, process text NOT NULL, org text NOT NULL,
  step text NOT NULL, payload jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON record (process);
CREATE TABLE work_item (process text, step text, org text NOT NULL, state text NOT NULL DEFAULT 'open',
  since timestamptz NOT NULL DEFAULT now(), due timestamptz NOT NULL, done_by text, done_at timestamptz,
  PRIMARY KEY (process, step));
CREATE INDEX ON work_item (org, due, process) WHERE state = 'open';
CREATE TABLE audit (id bigserial PRIMARY KEY, process text NOT NULL, command_id text NOT NULL, actor text NOT NULL,
  action text NOT NULL, detail jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON audit (process, id);`;

const DEPARTMENTS = ['d1', 'd2'] as const;
const HUMAN_STEPS = ['enterResults', 'passReview'].flatMap((type) => DEPARTMENTS.map((org) => `${type}/${org}`));
export const MACHINE_STEPS = ['publish', 'deliver'] as const;
const STEPS = [...HUMAN_STEPS, ...MACHINE_STEPS];

export interface Step {
  readonly commandId: string;
  readonly process: string;
  readonly org: string;
  readonly step: string;
  readonly actor: string;
  readonly payload: object;
}

export const poolOf = (url: string, schema: string): Pool =>
  new Pool({ connectionString: url, max: 16, idleTimeoutMillis: 5 * 60_000, options: `-c search_path=${schema}` });

export async function createSchema(db: Pool, schema: string): Promise<void> {
  await db.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; ${SCHEMA}`);
}

/** Opens the six work items of each lifecycle, due in twenty days. */
export async function openItems(db: Pool, processes: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO work_item (process, step, org, due)
     SELECT p, s, split_part(s, '/', 2), now() + interval '20 days' FROM unnest($1::text[]) p, unnest($2::text[]) s`,
    [processes, STEPS],
  );
}

/** About 440 letters that do not compress: two of them make an entry of 1 KB, as a department's two items do. */
export const finding = (): string => randomBytes(330).toString('base64');

/** The four commands of people, in order. */
export const humanSteps = (process: string): readonly Step[] =>
  HUMAN_STEPS.map((step) => {
    const org = step.split('/')[1] ?? '';
    const entries = ['i-1', 'i-2'].map((item) => ({ item, code: 'E', problem: finding(), disposal: '责令改正' }));
    const payload = step.startsWith('enter') ? { entries } : { opinion: '核对无误' };
    return { commandId: `${process}:${step}`, process, org, step, actor: `officer-${org}`, payload };
  });

export const machineStep = (process: string, step: (typeof MACHINE_STEPS)[number]): Step => ({
  commandId: `${process}:${step}`,
  process,
  org: '',
  step,
  actor: 'system',
  payload: {},
});

/** One step in a transaction of five round trips; false if the command id is known already. */
export async function write(db: Pool, step: Step): Promise<boolean> {
  const client = await db.connect();
  try {
    await client.query('BEGIN');
    const fresh = await client.query({
      name: 'record',
      text: `INSERT INTO record (command_id, process, org, step, payload) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (command_id) DO NOTHING`,
      values: [step.commandId, step.process, step.org, step.step, step.payload],
    });
    if (fresh.rowCount === 1) {
      await client.query({
        name: 'work item',
        text: `UPDATE work_item SET state = 'done', done_by = $3, done_at = now() WHERE process = $1 AND step = $2`,
        values: [step.process, step.step, step.actor],
      });
      await client.query({
        name: 'audit',
        text: 'INSERT INTO audit (process, command_id, actor, action, detail) VALUES ($1, $2, $3, $4, $5)',
        values: [step.process, step.commandId, step.actor, step.step, { from: 'open', to: 'done' }],
      });
    }
    await client.query('COMMIT');
    return fresh.rowCount === 1;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Throws unless there are exactly six records, closed work items and audits of each process. */
export async function checkRows(db: Pool, processes: readonly string[]): Promise<void> {
  for (const table of ['record', 'work_item', 'audit']) {
    const { rows } = await db.query<{ process: string; n: number }>(
      `SELECT p AS process, count(t.process)::int AS n FROM unnest($1::text[]) p
       LEFT JOIN (SELECT process FROM ${table} ${table === 'work_item' ? `WHERE state = 'done'` : ''}) t ON t.process = p
       GROUP BY p HAVING count(t.process) <> ${STEPS.length}`,
      [processes],
    );
    if (rows[0]) throw new Error(`${table}: ${rows[0].n} rows of ${rows[0].process} instead of ${STEPS.length}`);
  }
}
