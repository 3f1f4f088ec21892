import { FAIRNESS_ROUTES } from '../../../contracts/routes/fairness';
import type { OfficersView } from '../../../contracts/views/officers';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { expertsOf, rosteredOf, type JointTaskState } from '../../../workflows/joint-task/state';
import { actsOf, dutiesFor, type Scene } from '../acts/acts';
import { askFor, type Ask, type Asked } from '../acts/ask';
import { whyNotOf } from '../acts/why-not';
import { iso, readCursor, writeCursor, type ReadDb } from '../db';
import type { OfficersQuery, Viewer } from '../index';
import { recusalStatus } from '../task/people';
import { taskFacts, type TaskFacts } from '../task/row';
import { stageStatus } from '../words';
import { actsAt, mayAt, type Picked } from './acts';
import { applicationsOf } from './applications';
import { changesOf } from './changes';
import { countRows, placeOf, placeRows, type Place, type Whose } from './places';
import { dueOf, rosterOf } from './roster';
import { shortagesOf } from './shortages';

/** Roles of whom a draw sends: each sees his own places. */
const DRAWN: ReadonlySet<string> = new Set(['officer', 'expert']);
/** Their forms stand here, not tied to one place. */
const HERE: ReadonlySet<string> = new Set(['declareClear', 'confirmRoster']);

/** 人员: the own department's places by name, those of the others in numbers; a bounded number of statements whatever their number. */
export async function officers(
  db: ReadDb,
  ask: Ask,
  viewer: Viewer,
  id: string,
  { of, state, at, cursor, limit }: OfficersQuery,
): Promise<OfficersView | null> {
  const [facts, asked] = await Promise.all([taskFacts(db, id), askFor(ask, 'jointTask', id, viewer)]);
  if (!facts || !asked) return null;
  const scene: Scene = { process: 'jointTask', id, page: 'officers', asked, viewer };
  const seen = whoseSeen(viewer, asked, of === 'experts');
  const shownOrg = seen?.org ?? viewer.org;
  const pick = pairOf(at?.split('.'));
  const [counts, places, [place], applications, roster] = await Promise.all([
    countRows(db, facts),
    seen
      ? placeRows(db, facts, seen, {
          state: state ?? null,
          after: pairOf(readCursor(cursor)) ?? [0, 0],
          at: null,
          limit: limit + 1,
        })
      : [],
    seen && pick ? placeRows(db, facts, seen, { state: null, after: pick, at: pick, limit: 1 }) : [],
    seen ? applicationsOf(db, facts, seen) : [],
    seen && seen.officer === null ? rosterOf(db, asked, seen.org) : null,
  ]);
  const tagOf = tagsOf(asked);
  const decides = dutiesFor(scene).filter(({ command }) => command === 'decideRecusal');
  const rowOf = (one: Place) => placeOf(one, viewer, facts, tagOf(shownOrg));
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  const picked = place ? { place, row: rowOf(place) } : null;
  const { changes, acts } = await aboutPicked(db, asked, shownOrg, facts, picked);
  return {
    id,
    number: facts.number,
    name: facts.name,
    seq: asked.seq,
    busy: facts.busy,
    status: stageStatus('jointTask', facts.stage, facts.overlay),
    department: seen ? (counts.find(({ org }) => org === seen.org)?.name ?? viewer.orgName) : null,
    personal: seen !== null && seen.officer !== null,
    experts: expertsSeen(viewer, asked, shownOrg),
    state: state ?? null,
    rows: shown.map(rowOf),
    next: places.length > limit && last ? writeCursor(String(last.position), String(last.slot)) : null,
    total: places[0]?.total ?? 0,
    may: mayAt(asked),
    mine: mineOf(asked, viewer),
    picked: picked && { ...picked.row, changes },
    departments: counts.map(({ vacancies: _own, ...count }) => ({ ...count, own: count.org === shownOrg })),
    shortages: await shortagesOf(db, asked, counts, viewer, tagOf),
    applications,
    decides: decides.flatMap(({ subject }) => subject ?? []),
    roster,
    acts: [...actsOf(scene).filter(({ command }) => HERE.has(command)), ...acts],
    whyNot: whyNotOf(scene),
    fairnessHref: mayAudit(viewer) ? FAIRNESS_ROUTES.fairnessPage.path : null,
    drawHref: facts.drawn_at && facts.draw_id ? `/p/draws/${facts.draw_id}/verify` : null,
    asOf: iso(facts.now),
  };
}

/**
 * Whose places: the own department's, for its posts; an officer's own alone; the library's of experts, for the lead that asks
 * for them. Null: the department takes no part.
 */
function whoseSeen(viewer: Viewer, asked: Asked, experts: boolean): Whose | null {
  const state = asked.life.state as JointTaskState;
  const { org, role, officer } = viewer;
  const library = expertsOf(state)?.org;
  if (experts && library !== undefined && mayLook(viewer, asked)) return { org: library, officer: null };
  if (!rosteredOf(state).includes(org)) return null;
  // Who is an officer and nothing else sees his own; one without an entry in the library sees none.
  return { org, officer: DRAWN.has(role) ? (officer ?? '') : null };
}

/** The lead decides about experts, so that its posts see who they are. */
const mayLook = ({ org, role }: Viewer, { life }: Asked): boolean =>
  org === (life.state as JointTaskState).lead && !DRAWN.has(role);

function expertsSeen(viewer: Viewer, asked: Asked, org: string): OfficersView['experts'] {
  const library = expertsOf(asked.life.state as JointTaskState)?.org;
  return { shown: org === library, may: library !== undefined && mayLook(viewer, asked) };
}

async function aboutPicked(db: ReadDb, asked: Asked, org: string, facts: TaskFacts, picked: Picked | null) {
  if (!picked) return { changes: [], acts: [] };
  const [changes, acts] = await Promise.all([
    changesOf(db, facts, org, picked.place),
    actsAt(db, asked, org, facts, picked),
  ]);
  return { changes, acts };
}

/** The qualification (资格) that the plan asks of a department's officers, or of experts; none: any certificate. */
function tagsOf({ life }: Asked): (org: string) => string | null {
  const { planText } = (life.state as JointTaskState).draw;
  const plan = planText === '' ? null : parsePlan(planText);
  const roles = plan?.ok ? (plan.value.match?.roles ?? []) : [];
  const library = expertsOf(life.state as JointTaskState)?.org;
  return (org) => roles.find((role) => role.org === org)?.tag || (org === library ? '专业人员' : null);
}

function mineOf(asked: Asked, { role, officer, person, org }: Viewer): OfficersView['mine'] {
  const declared = (asked.life.state as JointTaskState).draw.declared[officer ?? ''];
  if (!DRAWN.has(role) || !declared || declared.state === 'released') return null;
  return { status: recusalStatus(declared.state), due: dueOf(asked, 'declareClear', org, person) };
}

function mayAudit({ role }: Viewer): boolean {
  const { who } = FAIRNESS_ROUTES.fairnessPage;
  return who.is === 'role' && who.roles[role] !== undefined;
}

/** Position and slot, as an address or a cursor has them. */
function pairOf(parts: readonly string[] | null | undefined): readonly [number, number] | null {
  const [position, slot] = (parts ?? []).map(Number);
  return Number.isSafeInteger(position) && Number.isSafeInteger(slot) ? [position ?? 0, slot ?? 0] : null;
}
