import { randomUUID } from 'node:crypto';
import { openDb, type Db } from '../../journal/db';
import type { Sender } from '../../journal/actor';
import { beginTask } from '../../journal/begin';
import { handle, type Handled, type Order } from '../../journal/handle';
import type { Journal } from '../../journal/journal';
import type { Role } from '../../domain/kernel/duty';
import { TINY } from './tiny';

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: stack tests run under npm test`);
  return value;
};

export const databaseUrl = () => setting('TEST_DATABASE_URL');
export const ownerUrl = () => setting('TEST_OWNER_DATABASE_URL');
export const temporal = () => ({
  address: setting('TEST_TEMPORAL_ADDRESS'),
  namespace: setting('TEST_TEMPORAL_NAMESPACE'),
});

type PersonSender = Extract<Sender, { kind: 'person' }>;

/** A department of its own with a person for each role, and the journal of the tiny processes on the tests' database. */
export interface TinyCity {
  readonly journal: Journal;
  readonly db: Db;
  readonly org: string;
  as(role: Role): PersonSender;
  /** Begins a tiny parent with so many children; answers its number. */
  begin(children: number, clock?: string): Promise<string>;
  /** A person's command with a fresh id, or a given one. */
  send(process: string, type: string, body: unknown, role: Role, id?: string): Promise<Handled>;
  /** A machine's command, as its activity would hand it in. */
  machine(process: string, type: string, key: string, more?: Partial<Order> & { rows?: unknown }): Promise<Handled>;
  /** A drill's clock of its own. */
  clock(): Promise<string>;
  /** Takes a task that a test began by itself among those that are removed in the end. */
  own(task: string): void;
  end(): Promise<void>;
}

const ROLES: readonly Role[] = ['handler', 'reviewer', 'ops'];

export async function tinyCity(db: Db = openDb(databaseUrl())): Promise<TinyCity> {
  const org = `org-${randomUUID().slice(0, 8)}`;
  const journal: Journal = {
    db,
    registry: TINY,
    facts: {},
    projectors: {},
    installationKey: Buffer.from(setting('INSTALLATION_KEY'), 'hex'),
  };
  await db.query(
    `INSERT INTO org_unit (id, name, short_name, kind, valid_from) VALUES ($1, $1, $1, 'department', '2020-01-01')`,
    [org],
  );
  for (const role of ROLES) {
    await db.query('INSERT INTO person (id, name) VALUES ($1, $1)', [`${org}-${role}`]);
    await db.query(`INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $1, $2, $3, '2020-01-01')`, [
      `${org}-${role}`,
      org,
      role,
    ]);
  }
  const tasks: string[] = [];
  const as = (role: Role): PersonSender => ({ kind: 'person', person: `${org}-${role}`, post: { org, role } });
  return {
    journal,
    db,
    org,
    as,
    async begin(children, clock = 'city') {
      const begun = await beginTask(journal, {
        id: `begin-${randomUUID()}`,
        name: String(children),
        clock,
        sender: as('handler'),
      });
      if (!begun.ok) throw new Error(begun.refusal.code);
      tasks.push(begun.answer.process);
      return begun.answer.process;
    },
    send: (process, type, body, role, id = `command-${randomUUID()}`) =>
      handle(journal, { process, id, type, body, sender: as(role) }),
    machine: (process, type, key, { rows, ...more } = {}) =>
      handle(journal, {
        process,
        id: `${process}:${key}`,
        type,
        body: { key, ...(rows === undefined ? {} : { rows }) },
        sender: { kind: 'system' },
        epoch: 1,
        ...more,
      }),
    async clock() {
      const id = `drill-${randomUUID().slice(0, 8)}`;
      await db.query(
        `INSERT INTO journal.clock (id, mode, purpose, at) VALUES ($1, 'still', 'drill', '2026-09-21T01:00:00.000Z')`,
        [id],
      );
      return id;
    },
    own: (task) => void tasks.push(task),
    async end() {
      await db.end();
      await remove(tasks);
    },
  };
}

/** Takes tiny processes away: tests after this one meet only processes of the product's own kinds. */
async function remove(tasks: readonly string[]): Promise<void> {
  const owner = openDb(ownerUrl(), { max: 1 });
  const own = `(SELECT id FROM journal.process WHERE id = ANY ($1) OR parent = ANY ($1))`;
  try {
    for (const table of [
      'pool_exclusion',
      'work_item',
      'journal.event_set',
      'journal.event',
      'journal.command',
      'journal.poke',
      'journal.attempt',
    ])
      await owner.query(`DELETE FROM ${table} WHERE process IN ${own}`, [tasks]);
    await owner.query('DELETE FROM journal.inbox WHERE parent = ANY ($1)', [tasks]);
    await owner.query('DELETE FROM journal.process WHERE parent = ANY ($1)', [tasks]);
    await owner.query('DELETE FROM journal.process WHERE id = ANY ($1)', [tasks]);
  } finally {
    await owner.end();
  }
}

/** Runs work as the owner of the tables: what only somebody with the database in his hands can do. */
export async function asOwner(sql: string, values: readonly unknown[] = []): Promise<void> {
  const owner = openDb(ownerUrl(), { max: 1 });
  try {
    await owner.query(sql, values);
  } finally {
    await owner.end();
  }
}
