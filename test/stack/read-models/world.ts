import { randomBytes } from 'node:crypto';
import type { Hands } from '../../../activities/perform';
import { createDatabase } from '../../../api/auth/prisma';
import type { Viewer } from '../../../api/read-models';
import { createReadModels } from '../../../api/read-models/create';
import { readDb, type ReadDb } from '../../../api/read-models/db';
import type { Role } from '../../../domain/kernel/duty';
import { ask } from '../../../journal/ask';
import { sha256 } from '../../../journal/canonical';
import { createClock } from '../../../journal/clock';
import { openDb, type Db, type Tx } from '../../../journal/db';
import { FACTS } from '../../../journal/facts';
import { PROJECTORS } from '../../../journal/projectors';
import { REGISTRY } from '../../../journal/registry';
import { unsealerOf } from '../../../journal/seal';

/** A Monday morning inside the calendar's data. */
const START = '2026-09-21T01:00:00.000Z';
/** Nobody's number: what no page may show (X5). */
export const MOBILE = '13800009999';
export const OFFICERS = 4;
export const TARGETS = 12;

/** Three departments of one city with somebody in every role, a list of targets, and a drill's clock: all of one run alone. */
export interface World {
  readonly tag: string;
  readonly clock: string;
  readonly lead: string;
  readonly other: string;
  readonly stranger: string;
  readonly hands: Hands;
  readonly db: Db;
  readonly reads: ReadDb;
  readonly ask: (question: Parameters<typeof ask>[1]) => ReturnType<typeof ask>;
  readonly models: ReturnType<typeof createReadModels>;
  /** Whether the provincial platform refuses what is delivered: an act that fails for good. */
  readonly province: { refuses: boolean };
  close(): Promise<void>;
}

const ROLES: readonly Role[] = ['handler', 'approver', 'leader', 'reviewer', 'auditor', 'ops'];

/** `own-lead.handler`: one person a role and department; officers are numbered. */
export const personOf = (org: string, role: Role, n?: number): string => `${org}.${role}${n ?? ''}`;

/** A world whose departments have so many officers each, on a clock that stands still: a drill's, unless it is said to be a city's. */
export async function makeWorld(
  officers = OFFICERS,
  { at, purpose }: { readonly at: string; readonly purpose: 'drill' | 'city' } = { at: START, purpose: 'drill' },
): Promise<World> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run these tests by npm test');
  const db = openDb(url, { max: 6 });
  const database = createDatabase(url);
  const tag = `r${randomBytes(4).toString('hex')}`;
  const [lead, other, stranger] = [`${tag}-a`, `${tag}-b`, `${tag}-c`];
  const clock = `drill-${tag}`;
  const journal = {
    db,
    registry: REGISTRY,
    facts: FACTS,
    projectors: PROJECTORS,
    installationKey: Buffer.alloc(32, 7),
  };
  await createClock(db, { id: clock, at, purpose, by: null });
  await db.transaction(async (tx) => {
    for (const [org, name] of [
      [lead, '甲局'],
      [other, '乙局'],
      [stranger, '丙局'],
    ] as const)
      await department(tx, org, name, officers);
    await targets(tx, clock, tag);
  });
  const province = { refuses: false };
  const asked: World['ask'] = (question) => ask(journal, question);
  return {
    tag,
    clock,
    lead,
    other,
    stranger,
    db,
    province,
    reads: readDb(database),
    ask: asked,
    models: createReadModels({ database, ask: asked, unseal: unsealerOf(journal.installationKey) }),
    hands: {
      journal,
      deps: {
        reader: db,
        hash: sha256,
        installationKey: journal.installationKey,
        province: {
          receiptOf: async () => null,
          deliver: async ({ businessKey }) =>
            province.refuses ? { kind: 'refused', reason: '字段不合' } : { kind: 'acked', receipt: `R-${businessKey}` },
        },
      },
    },
    close: async () => {
      await database.$disconnect();
      await db.end();
    },
  };
}

async function department(tx: Tx, org: string, name: string, officers: number): Promise<void> {
  await tx.query(
    `INSERT INTO org_unit (id, name, short_name, kind, valid_from) VALUES ($1, $2, $2, 'department', '2020-01-01')`,
    [org, name],
  );
  for (const role of ROLES) await person(tx, personOf(org, role), `${name}${role}`, org, role);
  for (let n = 1; n <= officers; n++) {
    const id = personOf(org, 'officer', n);
    await person(tx, id, `${name}执法${n}`, org, 'officer');
    await tx.query(
      `INSERT INTO officer (id, person_id, org_id, mobile, valid_from) VALUES ($1, $1, $2, $3, '2020-01-01')`,
      [id, org, MOBILE],
    );
    await tx.query(
      `INSERT INTO certificate (id, officer_id, number, issuer, valid_from, valid_to) VALUES ($1, $1, $2, $3, '2020-01-01', '2030-01-01')`,
      [id, `粤证${id}`, org],
    );
  }
  await tx.query(
    `INSERT INTO item (id, version, org_id, field, name, kind, basis, content, ratio_ceiling, published_on, valid_from)
     VALUES ($1, 1, $2, '综合', $3, 'general', ARRAY['某办法第一条'], '看看', 0.9, '2020-01-01', '2020-01-01')`,
    [`${org}-item`, org, `${name}事项`],
  );
}

async function person(tx: Tx, id: string, name: string, org: string, role: Role): Promise<void> {
  await tx.query('INSERT INTO person (id, name) VALUES ($1, $2)', [id, name]);
  await tx.query(`INSERT INTO app_user (id, person_id, login, password_hash, sample) VALUES ($1, $1, $1, 'x', true)`, [
    id,
  ]);
  await tx.query(`INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $2, $3, $4, '2020-01-01')`, [
    `${id}/${org}`,
    id,
    org,
    role,
  ]);
}

const targets = (tx: Tx, clock: string, tag: string) =>
  tx.query(
    `INSERT INTO target (clock, uid, valid_from, name, kind, address, risk_class, content_hash)
     SELECT $1, $2 || '-u' || n, '2020-01-01', $2 || '抽查企业' || n, '企业', '某路' || n || '号', 'D', 'x' FROM generate_series(1, ${TARGETS}) AS n`,
    [clock, tag],
  );

/** A viewer under a post, as `api/auth` reads one from a session. */
export function viewerOf(org: string, role: Role, n?: number): Viewer {
  const id = personOf(org, role, n);
  return {
    person: id,
    name: id,
    login: id,
    post: `${id}/${org}`,
    role,
    org,
    orgName: org,
    orgs: [org],
    officer: role === 'officer' ? id : null,
  };
}
