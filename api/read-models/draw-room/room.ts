import { sha256 } from '../../../journal/canonical';
import type { ActView } from '../../../contracts/views/common';
import type { DrawRoomView, RoomDraw, RoomPlan, RoomResult } from '../../../contracts/views/draw-room';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { planHash } from '../../../domain/draw/plan/plan';
import { draftPlan } from '../../../workflows/joint-task/draw/plan';
import { rosteredOf, type JointTaskState } from '../../../workflows/joint-task/state';
import { actsOf, type Scene } from '../acts/acts';
import { askFor, type Ask, type Asked } from '../acts/ask';
import { whyNotOf } from '../acts/why-not';
import { iso, type ReadDb } from '../db';
import { eventsOf } from '../history';
import type { Viewer } from '../index';
import { namesOf, type Names } from '../names';
import { poolStrata, type PoolStratum } from '../pool-strata';
import { seesLabels, seesOdds, takesBundle } from '../sight';
import { taskFacts, type TaskFacts } from '../task/row';
import { namedIn, timelineOf, type AnyEvent, type JournalLine } from '../timeline';
import { taskWaits, waitsOf } from '../waits';
import { stageStatus } from '../words';
import { beaconOf } from './beacon';
import { DRAW_COMMANDS } from './commands';
import { earlierOf, verifyHref } from './earlier';
import { EXPLAINED, redrawTold, requestsOf } from './redraw';
import { drawnRows, drawRows, sealedRows, shareRows, type DrawnRow, type DrawRow, type ShareRow } from './rows';
import { armoured } from './sealed';
import { sharesOf } from './shares';
import { strataOf, wantedOf } from './strata';
import { hidden } from '../acts/hidden';

/** What is told of a draw; recusals have a page of their own (X3). */
const TOLD: readonly AnyEvent['type'][] = [
  'poolFrozen',
  'rosterConfirmed',
  'rosterShort',
  'rosterFrozen',
  'shareCommitted',
  'planPublished',
  'shareRevealed',
  'revealClosed',
  'escrowOpened',
  'escrowClosed',
  'beaconTyped',
  'beaconDiffers',
  'beaconSet',
  'targetsDrawn',
  'matchCompleted',
  'voidAsked',
  'redrawAsked',
  'redrawRefused',
  'drawVoided',
  'drawSuperseded',
];
const RECENT = 12;

/** What the installation adds: where the public reads, and under whose key shares are deposited; null: nobody's. */
export interface RoomSettings {
  readonly origin: string;
  readonly notary: string | null;
}

/** 抽取室: seven statements, one more for a notary and one for a pool not seen before, and the process's own snapshot; none a row. */
export async function drawRoom(
  db: ReadDb,
  ask: Ask,
  viewer: Viewer,
  id: string,
  settings: RoomSettings,
): Promise<DrawRoomView | null> {
  const [task, asked] = await Promise.all([taskFacts(db, id), askFor(ask, 'jointTask', id, viewer)]);
  if (!task || !asked) return null;
  const state = asked.life.state as JointTaskState;
  const drawId = state.draw.pool?.drawId ?? '';
  const notary = viewer.role === 'notary';
  const [shares, strata, drawn, draws, lines, waiting, sealed] = await Promise.all([
    shareRows(db, id, drawId),
    drawId === '' ? [] : poolStrata(db, task.pool_id ?? ''),
    drawId === '' ? [] : drawnRows(db, drawId),
    drawRows(db, id),
    eventsOf(db, id, TOLD),
    taskWaits(db, id),
    notary ? sealedRows(db, drawId, state.draw.sealed) : [],
  ]);
  // A notary has to do with a draw in which a share was deposited, and with no other.
  if (notary && !shares.some(({ escrowed }) => escrowed)) return null;
  const named = namedIn(lines);
  const names = await namesOf(db, {
    persons: [...named.persons, ...draws.flatMap(({ signed_by }) => signed_by ?? [])],
    orgs: [...named.orgs, ...rosteredOf(state)],
  });
  const scene: Scene = { process: 'jointTask', id, page: 'draw', asked, viewer };
  const row = draws.find((one) => one.id === drawId);
  const draw = drawOf({ task, asked, viewer, shares, strata, drawn, row, lines, names, settings });
  return {
    id,
    number: task.number,
    name: task.name,
    drill: task.drill,
    seq: asked.seq,
    busy: task.busy,
    status: stageStatus('jointTask', task.stage, task.overlay),
    draw,
    waits: waitsOf(
      waiting.filter(({ command }) => DRAW_COMMANDS.has(command) || command === 'confirmRoster'),
      asked,
      () => true,
    ),
    acts: [
      ...actsOf(scene)
        .filter(({ command }) => DRAW_COMMANDS.has(command))
        .map((act) => withDeposit(namedAct(act, names), settings)),
      ...requestsOf(scene),
    ],
    agree: row?.agree ?? 0,
    differ: row?.differ ?? 0,
    whyNot: [...whyNotOf(scene, EXPLAINED), ...redrawTold(state, asked.now, draw?.beacon ?? null)],
    sealed: sealed.map((row) => ({ org: row.org, name: row.name, text: armoured(row.sealed) })),
    recent: timelineOf(ofThisDraw(lines, state), names).slice(0, RECENT),
    earlier: earlierOf(draws, lines, names),
    asOf: iso(task.now),
  };
}

/** A notary may have several to open: each says whose it is. */
const namedAct = (act: ActView, names: Names): ActView =>
  act.command === 'openEscrow' ? { ...act, title: `${act.title}：${names.org(act.subject ?? '')}` } : act;

/** Where a notary's key is set, the share may be sealed under it in the browser and deposited. */
const withDeposit = (act: ActView, { notary }: RoomSettings): ActView =>
  act.command !== 'commitShare' || notary === null
    ? act
    : {
        ...act,
        fields: [...act.fields, hidden('notary', notary)],
      };

/** Newest first, from the freezing of this draw's pool; before it, what became of the one before. */
function ofThisDraw(lines: readonly JournalLine[], { draw }: JointTaskState): readonly JournalLine[] {
  const began = lines.findIndex(({ event }) => event.type === 'poolFrozen' && event.attempt === draw.attempt);
  const ended = lines.findIndex(({ event }) => event.type === 'drawVoided' || event.type === 'drawSuperseded');
  return lines.slice(0, (began >= 0 ? began : ended) + 1);
}

interface Of {
  readonly task: TaskFacts;
  readonly asked: Asked;
  readonly viewer: Viewer;
  readonly shares: readonly ShareRow[];
  readonly strata: readonly PoolStratum[];
  readonly drawn: readonly DrawnRow[];
  readonly row: DrawRow | undefined;
  readonly lines: readonly JournalLine[];
  readonly names: Names;
  readonly settings: RoomSettings;
}

function drawOf({ task, asked, viewer, shares, strata, drawn, row, lines, names, settings }: Of): RoomDraw | null {
  const state = asked.life.state as JointTaskState;
  const { pool, attempt, rosters, rosterRoot, revealBy, revealClosedAt } = state.draw;
  if (!pool || !row) return null;
  const scope = { lead: task.lead_org, windowTo: task.window_to, now: asked.now };
  const wanted = wantedOf(state.scheme, pool.groups);
  const plan = planOf(state, asked, row, names);
  return {
    id: pool.drawId,
    attempt,
    serial: row.serial,
    pool: { count: pool.count, root: pool.root, at: pool.at },
    wanted: wanted.base + wanted.raised,
    roster: {
      root: rosterRoot,
      confirmed: Object.values(rosters).filter((one) => one.state === 'confirmed').length,
      of: Object.keys(rosters).length,
    },
    shares: sharesOf(shares, state),
    plan,
    revealBy,
    revealClosedAt,
    beacon: beaconOf(state, plan?.text ?? '', lines, names),
    strata: strataOf(strata, drawn, pool.groups, wanted, {
      labels: seesLabels(viewer, scope, state.scheme?.raised != null),
      odds: seesOdds(viewer, scope),
    }),
    result: resultOf(state, settings, takesBundle(viewer, scope, state.scheme?.raised != null)),
  };
}

function planOf(state: JointTaskState, { now }: Asked, row: DrawRow, names: Names): RoomPlan | null {
  const { planText, revealBy } = state.draw;
  const published = row.signed_at !== null && planText !== '' && revealBy !== null;
  const draft = published ? null : draftPlan(state, now, sha256);
  if (draft?.ok) return { ...draft.value, signed: null, match: matchOf(draft.value.text, names) };
  if (!published) return null;
  const signed = { by: names.person(row.signed_by ?? ''), at: iso(row.signed_at) };
  return { text: planText, hash: planHash(sha256, planText), revealBy, signed, match: matchOf(planText, names) };
}

function matchOf(text: string, names: Names): RoomPlan['match'] {
  const plan = parsePlan(text);
  if (!plan.ok || plan.value.match === null) return null;
  const { from, to, roles } = plan.value.match;
  return { from, to, roles: roles.map(({ org, tag, count }) => ({ org: names.org(org), tag, count })) };
}

function resultOf({ draw }: JointTaskState, { origin }: RoomSettings, given: boolean): RoomResult | null {
  const { drawn, result, shares, pool } = draw;
  if (!drawn) return null;
  const href = result && verifyHref(pool?.drawId ?? '', result.resultHash);
  return {
    count: drawn.count,
    at: drawn.at,
    seed: drawn.seed,
    hash: result?.resultHash ?? null,
    parties: Object.values(shares).filter(({ secret }) => secret !== null).length,
    verify: href === null ? null : { href, url: `${origin}${href}` },
    bundle: given && href !== null ? `/api/v1/draws/${encodeURIComponent(pool?.drawId ?? '')}/bundle` : null,
  };
}
