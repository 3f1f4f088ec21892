import { beijingDay } from '../../domain/calendar/beijing';
import { bundleJson, stratumJson } from '../../domain/draw/bundle/json';
import { parsePlan } from '../../domain/draw/plan/parse';
import type { Plan } from '../../domain/draw/plan/plan';
import type { Role } from '../../domain/kernel/duty';
import type { Reveal } from '../../domain/draw/seed';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import { beaconOf } from '../../workflows/joint-task/draw/beacon';
import { noteAccess, type Access } from './access-notes';
import type { Db, Tx } from '../db';
import { drawEventsOf, openingsOf, rosterOf } from './records';

/** What is given out, with the number of its note (查阅记录). */
export interface Given<T> {
  readonly no: number;
  readonly value: T;
}

/** A draw that may be given out: its plan stands and the window (检查时间) of its task is over. */
export interface GivenDraw {
  readonly plan: Plan;
  readonly poolId: string;
  readonly beacon: string | null;
  readonly resultHash: string | null;
  /** Tags raise the ratio of a group: of whom then, its strata tell (X1). */
  readonly classShaped: boolean;
}

/**
 * A draw of which more than the public view may leave the system: not before the day after its window, since openings name firms
 * (X2, X6). Refuses NO_SUCH_THING without a plan, WINDOW_OPEN.
 */
export async function drawToGive(tx: Tx, id: string): Promise<Result<GivenDraw>> {
  const [row] = await tx.query<{
    plan: string;
    pool: string;
    beacon: string | null;
    result: string | null;
    to: string;
    shaped: boolean;
    now: Date;
  }>(
    `SELECT d.plan_text AS plan, d.pool_id AS pool, d.beacon, d.result_hash AS result, t.window_to::text AS "to", coalesce(t.scheme->'raised' <> 'null', false) AS shaped, journal.now_of(d.clock) AS now
     FROM draw d JOIN task t ON t.id = d.task_id WHERE d.id = $1 AND d.plan_text IS NOT NULL`,
    [id],
  );
  const plan = row ? parsePlan(row.plan) : null;
  if (!row || !plan?.ok) return refuse('NO_SUCH_THING', { what: `抽取${id}的计划` });
  if (beijingDay(row.now.toISOString()) <= row.to) return refuse('WINDOW_OPEN', { to: row.to });
  return ok({
    plan: plan.value,
    poolId: row.pool,
    beacon: row.beacon,
    resultHash: row.result,
    classShaped: row.shaped,
  });
}

/** Whom a stratum's meaning is told where a class shapes it; the bundle tells each drawn firm's stratum (X1). */
const TOLD_OF_CLASSES: ReadonlySet<Role> = new Set(['handler', 'auditor']);

/**
 * The full bundle (审计材料) of a draw with a result, as text in pieces: the leaves of no more than one stratum are held at a time.
 * Noted before the first piece.
 */
export async function giveBundle(
  db: Db,
  access: Omit<Access, 'what' | 'uid'>,
): Promise<Result<Given<AsyncIterable<string>>>> {
  const read = await db.snapshot(async (tx) => {
    const draw = await drawToGive(tx, access.draw);
    if (!draw.ok) return draw;
    if (draw.value.classShaped && !TOLD_OF_CLASSES.has(access.role))
      return refuse('NOT_YOUR_ROLE', {
        command: '取用按类别分层的抽取的审计材料',
        role: [...TOLD_OF_CLASSES].join(','),
      });
    return rowsOf(tx, access.draw, draw.value);
  });
  if (!read.ok) return read;
  const no = await noteAccess(db, { ...access, what: 'bundle', uid: null });
  return ok({ no, value: piecesOf(db, read.value) });
}

type Rows = Awaited<ReturnType<typeof rowsIn>>;

/** All but the leaves, of one moment: an officer's replacement changes events and result together. */
async function rowsOf(tx: Tx, id: string, { plan, poolId, beacon, resultHash }: GivenDraw): Promise<Result<Rows>> {
  if (beacon === null || resultHash === null) return refuse('NO_SUCH_THING', { what: `抽取${id}的结果` });
  return ok(await rowsIn(tx, id, { plan, poolId, beacon, resultHash }));
}

async function rowsIn(
  tx: Tx,
  id: string,
  { plan, poolId, beacon, resultHash }: { plan: Plan; poolId: string; beacon: string; resultHash: string },
) {
  const reveals = await tx.query<Reveal>(
    `SELECT org_id AS id, secret FROM draw_share WHERE draw_id = $1 AND secret IS NOT NULL ORDER BY org_id COLLATE "C"`,
    [id],
  );
  return {
    poolId,
    bundle: {
      form: 'full',
      plan,
      strata: [],
      roster: await rosterOf(tx, id),
      reveals,
      beacon: beaconOf(plan, beacon),
      events: await drawEventsOf(tx, id),
      openings: await openingsOf(tx, id),
      result: resultHash,
    },
  } as const;
}

/** A frozen pool never changes, so that its leaves may be read after the rest. */
async function* piecesOf(db: Db, { poolId, bundle }: Rows): AsyncIterable<string> {
  const { strata: _none, ...rest } = bundleJson(bundle) as { readonly strata: unknown };
  const keys = await db.query<{ key: string }>(
    `SELECT DISTINCT stratum COLLATE "C" AS key FROM pool_unit WHERE pool_id = $1 ORDER BY 1`,
    [poolId],
  );
  yield '{"strata":[';
  for (const [i, { key }] of keys.entries()) {
    const leaves = await db.query<{ c: string; weight: number }>(
      `SELECT c, weight FROM pool_unit WHERE pool_id = $1 AND stratum = $2 ORDER BY c COLLATE "C"`,
      [poolId, key],
    );
    yield `${i === 0 ? '' : ','}${JSON.stringify(stratumJson({ key, leaves }))}`;
  }
  yield `],${JSON.stringify(rest).slice(1)}`;
}
