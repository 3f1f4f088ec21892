import { parsePlan } from '../../../domain/draw/plan/parse';
import type { Plan } from '../../../domain/draw/plan/plan';
import type { Status } from '../../../contracts/views/common';
import type { DrawParty, DrawRecordView, Reports } from '../../../contracts/views/draws';
import type { Unseal } from '../../../journal/seal';
import { iso, isoOrNull, type ReadDb } from '../db';
import type { AnyEvent } from '../timeline';
import { FOLLOWED, LOGGED, loggedOf, refOf, type LoggedRow } from './logged';
import { openedLabels, type Labelled, type OpenedLabels } from './labels';
import { linesOfDraw, resultsOf } from './results';
import { strataOf } from './strata';

interface RecordRow extends LoggedRow, Labelled {
  readonly clock: string;
  readonly drill: boolean;
  readonly lead: string;
  readonly earlier_id: string | null;
  readonly earlier_serial: number | null;
  readonly pool_root: string;
  readonly roster_root: string | null;
  readonly plan_text: string | null;
  readonly beacon: string | null;
  readonly seed: string | null;
  readonly events_head: string | null;
  readonly stamped_at: Date | null;
}

/** 一次抽取的记录: what was to be seen in the room, for someone who was not there. No name and no officer is in it (X2). */
export async function drawRecord(db: ReadDb, unseal: Unseal, id: string): Promise<DrawRecordView | null> {
  const [row] = await db.rows<RecordRow>(
    `SELECT ${LOGGED}, d.clock, c.purpose = 'drill' AS drill, o.name AS lead, e.id AS earlier_id, e.serial AS earlier_serial,
       d.pool_id, d.pool_root, d.roster_root, d.plan_text, d.beacon, d.seed, d.events_head, d.label_hash, s.gen_time AS stamped_at, t.scheme, t.window_to::text, journal.now_of(d.clock) AS now
     FROM draw d JOIN task t ON t.id = d.task_id JOIN journal.clock c ON c.id = d.clock JOIN org_unit o ON o.id = t.lead_org ${FOLLOWED}
     LEFT JOIN plan_stamp s ON s.draw_id = d.id
     LEFT JOIN draw e ON e.task_id = d.task_id AND e.attempt = d.attempt - 1 WHERE d.id = $1`,
    id,
  );
  if (!row) return null;
  const plan = row.plan_text === null ? null : parsePlan(row.plan_text);
  const labels = await openedLabels(db, unseal, row);
  const [steps, signed, result, reports] = await Promise.all([
    stepsOf(db, row),
    plan?.ok ? planOf(db, row, plan.value, labels) : null,
    plan?.ok ? resultOf(db, row, plan.value, labels) : null,
    row.result_hash === null ? null : reportsOf(db, id),
  ]);
  return {
    ...loggedOf(row),
    clock: row.clock,
    drill: row.drill,
    lead: row.lead,
    earlier: refOf(row.earlier_id, row.earlier_serial),
    steps,
    plan: signed,
    result,
    reports,
    asOf: iso(row.now),
  };
}

/** The steps of the ceremony that the public is told, in the words of the log. */
const STEPS = {
  poolFrozen: '预告',
  planPublished: '签发计划',
  revealClosed: '揭示截止',
  escrowClosed: '启封截止',
  beaconSet: '取得信标',
  targetsDrawn: '抽取对象',
  matchCompleted: '匹配人员',
  drawVoided: '作废',
  drawSuperseded: '另行抽取',
} as const satisfies Partial<Record<AnyEvent['type'], string>>;
const isStep = (type: string): type is keyof typeof STEPS => Object.hasOwn(STEPS, type);

/** When each step happened. */
async function stepsOf(db: ReadDb, row: RecordRow): Promise<DrawRecordView['steps']> {
  const lines = await linesOfDraw(db, row, Object.keys(STEPS) as (keyof typeof STEPS)[]);
  return lines.flatMap(({ at, event }) => (isStep(event.type) ? [{ word: STEPS[event.type], at }] : []));
}

interface ShareRow {
  readonly org: string;
  readonly name: string;
  readonly committed_at: Date | null;
  readonly escrowed: boolean;
  readonly secret: string | null;
  readonly revealed_at: Date | null;
  readonly opened: boolean;
}

async function planOf(
  db: ReadDb,
  row: RecordRow,
  plan: Plan,
  labels: OpenedLabels | null,
): Promise<DrawRecordView['plan']> {
  const shares = await db.rows<ShareRow>(
    `SELECT s.org_id AS org, o.name, s.committed_at, s.escrowed, s.secret, s.revealed_at, s.opened
     FROM draw_share s JOIN org_unit o ON o.id = s.org_id WHERE s.draw_id = $1`,
    row.id,
  );
  return {
    text: plan.text,
    poolRoot: plan.poolRoot,
    rosterRoot: plan.rosterRoot || null,
    parties: plan.parties.map(({ id, commit }) =>
      partyOf(
        commit,
        id,
        shares.find(({ org }) => org === id),
        row,
      ),
    ),
    beacon: { source: sourceOf(plan), value: row.beacon },
    labelHash: row.label_hash,
    labels: labels && { text: labels.text, matches: labels.matches },
    stampedAt: isoOrNull(row.stamped_at),
  };
}

const sourceOf = ({ beacon }: Plan): string =>
  beacon.kind === 'drand'
    ? `drand 第${beacon.round.toLocaleString('en-US')}轮`
    : beacon.kind === 'text'
      ? beacon.source
      : '';

/** A share is shown once the beacon is out (draw.md §4, stage 2): before, that it was revealed is all that counts. */
const partyOf = (commit: string, id: string, share: ShareRow | undefined, { beacon, state }: RecordRow): DrawParty => ({
  id,
  name: share?.name ?? id,
  commit,
  committedAt: isoOrNull(share?.committed_at ?? null),
  status: partyStatus(share, state, beacon !== null),
  secret: beacon === null ? null : (share?.secret ?? null),
  revealedAt: isoOrNull(share?.revealed_at ?? null),
});

function partyStatus(share: ShareRow | undefined, state: string, beaconOut: boolean): Status {
  if (share?.opened) return { word: '公证启封', tone: 'done' };
  if (share?.revealed_at) return { word: '已揭示', tone: 'done' };
  if (state === 'void') return { word: '未揭示', tone: 'idle' };
  if (state === 'revealing') return { word: '待揭示', tone: 'move' };
  if (share?.escrowed && !beaconOut) return { word: '待公证启封', tone: 'move' };
  return { word: '缺席，按空值计', tone: 'warn' };
}

async function resultOf(
  db: ReadDb,
  row: RecordRow,
  plan: Plan,
  labels: OpenedLabels | null,
): Promise<DrawRecordView['result']> {
  if (row.seed === null) return null;
  const strata = await strataOf(db, row.pool_id, plan, row.seed, labels);
  const results = await resultsOf(db, row);
  return {
    seed: row.seed,
    hash: row.result_hash,
    hashes: results.map(({ word, at, hash }) => ({ word, at, hash })),
    eventsHead: row.events_head,
    strata,
  };
}

async function reportsOf(db: ReadDb, id: string): Promise<Reports> {
  const [counted] = await db.rows<Reports>(
    `SELECT count(*) FILTER (WHERE agrees)::int AS agree, count(*) FILTER (WHERE NOT agrees)::int AS differ FROM draw_report WHERE draw_id = $1`,
    id,
  );
  return counted ?? { agree: 0, differ: 0 };
}
