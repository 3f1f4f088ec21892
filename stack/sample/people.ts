import { createHash } from 'node:crypto';
import { addDays, beijingDay } from '../../domain/calendar/beijing';
import { shareCommitment } from '../../domain/draw/seed';
import { fromHex } from '../../domain/draw/encoding/bytes';
import type { Role } from '../../domain/kernel/duty';
import type { Life } from '../../domain/kernel/life';
import { SAMPLE_EXPERTS_ORG } from '../../domain/library/sample/experts';
import type { Random } from '../../domain/library/sample/random';
import type { Instant } from '../../domain/kernel/time';
import type { SchemeBody } from '../../contracts/commands/joint-task';
import { sha256 } from '../../journal/canonical';
import { handle } from '../../journal/handle';
import type { Journal } from '../../journal/journal';
import { draftPlan } from '../../workflows/joint-task/draw/plan';
import type { JointTaskState } from '../../workflows/joint-task/state';
import type { SampleTask } from './plans';

/** A person awaited in the city. */
export interface Awaited {
  readonly process: string;
  readonly task: string;
  readonly key: string;
  readonly command: string;
  readonly subject: string | null;
  readonly org: string;
  readonly role: Role;
  readonly person: string;
  readonly due: Date | null;
}

export const awaitedOn = (journal: Journal, clock: string) =>
  journal.db.query<Awaited>(
    `SELECT w.process, w.task_id AS task, w.key, w.command, w.subject, w.org_id AS org, w.role, w.due,
       coalesce(w.person_id, (SELECT min(p.person_id) FROM post p WHERE p.org_id = w.org_id AND p.role = w.role)) AS person
     FROM work_item w WHERE w.clock = $1 AND w.state = 'open' AND w.role <> 'ops' ORDER BY w.since, w.process, w.key`,
    [clock],
  );

/** What the sample's people know: chance from the seed, and what has been told once already. */
export interface Cast {
  readonly journal: Journal;
  readonly random: Random;
  readonly secret: (purpose: string) => string;
  readonly told: Set<string>;
}

export const secretsOf = (seed: string) => (purpose: string) =>
  createHash('sha256').update(`sample|${seed}|${purpose}`).digest('hex');

type Body = (
  cast: Cast,
  item: Awaited,
) =>
  | Promise<{ readonly command: string; readonly body: unknown } | null>
  | { readonly command: string; readonly body: unknown }
  | null;
const as = (command: string, body: unknown = {}) => ({ command, body });
const once = ({ told }: Cast, what: string) => !told.has(what) && told.add(what).has(what);

/** How each awaited person of the sample city acts. */
const BODIES: Readonly<Record<string, Body>> = {
  submitScheme: () => as('submitScheme'),
  approveScheme: (cast, { task }) =>
    task.endsWith('0003') && once(cast, `returned ${task}`)
      ? as('returnScheme', { reason: '请补充检查车辆安排' })
      : as('approveScheme', { opinion: '同意' }),
  acceptScheme: () => as('acceptScheme', { opinion: '接受，人员可派' }),
  commitShare: (cast, { task, org }) => {
    const commit = shareCommitment(sha256, `${task}-01`, org, fromHex(cast.secret(`${task} ${org}`)));
    return commit.ok ? as('commitShare', { commit: commit.value, escrow: '' }) : null;
  },
  signPlan: async ({ journal }, { task }) => {
    const [row] = await journal.db.query<{ life: Life; now: Date }>(
      `SELECT life, journal.now_of(clock) AS now FROM journal.process WHERE id = $1`,
      [task],
    );
    const plan = row && draftPlan(row.life.state as JointTaskState, row.now.toISOString(), sha256);
    return plan?.ok ? as('signPlan', { planHash: plan.value.hash, opinion: '同意签发' }) : null;
  },
  revealShare: (cast, { task, org }) => as('revealShare', { secret: cast.secret(`${task} ${org}`) }),
  setBeacon: () => as('setBeacon', { text: '03 08 15 21 26 32+09' }),
  confirmRoster: () => as('confirmRoster', { absent: [], conflicts: [] }),
  declareClear: declaration,
  decideRecusal: (_cast, { subject }) => as('decideRecusal', { recusal: subject, grant: 'yes', reason: '情形属实' }),
  scheduleVisits: async ({ journal }, { task }) => {
    const [row] = await journal.db.query<{ from: string; next: string }>(
      `SELECT window_from::text AS "from", ((journal.now_of(clock) AT TIME ZONE 'Asia/Shanghai')::date + 1)::text AS next FROM task WHERE id = $1`,
      [task],
    );
    return row
      ? as('scheduleVisits', { from: row.from > row.next ? row.from : row.next, vehicles: ['粤T·A3102', '粤T·A3117'] })
      : null;
  },
  arrive: async ({ journal }, { process }) =>
    as('arrive', { officers: (await teamOf(journal, process)).map(({ officer }) => officer) }),
  enterResults: entry,
  passReview: (_cast, { org }) => as('passReview', { org, opinion: '核对无误' }),
  closeTask: () => as('closeTask', { opinion: '全部办结' }),
};

const teamOf = (journal: Journal, inspection: string) =>
  journal.db.query<{ officer: string; org: string }>(
    `SELECT officer_id AS officer, org_id AS org FROM inspection_officer WHERE inspection_id = $1 ORDER BY org_id, officer_id`,
    [inspection],
  );

/** One officer of the archived task asked to be recused; everyone else has no conflict. */
async function declaration(cast: Cast, { task, subject }: Awaited) {
  if (!task.endsWith('0001') || !once(cast, `recused ${task}`)) return as('declareClear');
  const [row] = await cast.journal.db.query<{ position: number }>(
    `SELECT position FROM current_member WHERE process = $1 AND officer_id = $2 ORDER BY position LIMIT 1`,
    [task, subject],
  );
  return row
    ? as('declareConflict', { position: row.position, ground: 'kin', note: '对象负责人是本人表兄' })
    : as('declareClear');
}

async function entry(cast: Cast, { process, task, org }: Awaited) {
  const team = (await teamOf(cast.journal, process))
    .filter((member) => member.org === org)
    .map(({ officer }) => officer);
  const [row] = await cast.journal.db.query<{ scheme: SchemeBody }>(`SELECT scheme FROM task WHERE id = $1`, [task]);
  const items = row?.scheme.items.filter((item) => item.org === org) ?? [];
  const entries = items.map(({ item }) => {
    const clean = cast.random.fork(`${process} ${item}`).chance(88);
    return clean
      ? { item, code: '1', problem: '', disposal: '' }
      : { item, code: 'E', problem: '现场记录不全，已当场补齐', disposal: '责令改正' };
  });
  return as('enterResults', { officers: team, entries });
}

/** Acts for one awaited person; false where there is nothing to do before the clock moves. */
export async function act(cast: Cast, item: Awaited): Promise<boolean> {
  const deed = await BODIES[item.command]?.(cast, item);
  if (!deed) return false;
  const { process, person, org, role } = item;
  const handled = await handle(cast.journal, {
    process,
    id: `sample:${process}:${item.key}:${deed.command}`,
    type: deed.command,
    body: deed.body,
    sender: { kind: 'person', person, post: { org, role } },
  });
  if (!handled.ok)
    throw new Error(`${process} ${deed.command}: ${handled.refusal.code} ${JSON.stringify(handled.refusal.facts)}`);
  return true;
}

/** The scheme of a sample task: two items a department, at least a week until the visits. */
export async function schemeOf(
  journal: Journal,
  { name, lead, participants, tags, kinds, count, experts }: SampleTask,
  now: Instant,
): Promise<SchemeBody> {
  const departments = [lead, ...participants];
  const items = await journal.db.query<{
    item: string;
    version: number;
    org: string;
    name: string;
    kind: 'key' | 'general';
  }>(
    `SELECT item, version, org, name, kind FROM (
       SELECT id AS item, version, org_id AS org, name, kind, row_number() OVER (PARTITION BY org_id ORDER BY id) AS n FROM item WHERE org_id = ANY ($1) AND published_on IS NOT NULL AND valid_to IS NULL
     ) i WHERE n <= 2 ORDER BY array_position($1, org), item`,
    [departments],
  );
  return {
    name,
    lead,
    departments,
    scope: { kinds: [...kinds], towns: [], tags: [...tags] },
    items: items.map((item) => ({ ...item, name: item.name.slice(0, 60), method: 'onSite' })),
    ratio: null,
    count,
    strata: 'town',
    raised: null,
    batches: 1,
    beacon: 'lottery',
    window: { from: addDays(beijingDay(now), 16), to: addDays(beijingDay(now), 75) },
    minOfficers: 2,
    ...(experts ? { experts: { org: SAMPLE_EXPERTS_ORG, ...experts } } : {}),
  };
}
