import type { PlaceCounts, PlaceRow, PlaceState } from '../../../contracts/views/officers';
import type { Status } from '../../../contracts/views/common';
import { iso, type ReadDb } from '../db';
import type { Viewer } from '../index';
import { seesTarget } from '../sight';
import { recusalStatus } from '../task/people';
import type { TaskFacts } from '../task/row';

/** Whose places a viewer sees by name: his department's; an officer only his own (console.md, page of officers). */
export interface Whose {
  readonly org: string;
  readonly officer: string | null;
}

/**
 * 岗位 of draw $1 as they stand, vacancies too: `newest` holds the last generation of each, read in the order of its index. An
 * application of the holder for this very target outweighs what he declared for all of his. Each step is materialised: right
 * after a match the planner knows nothing of ten thousand new rows, and would join them one by one.
 */
const placesOf = (where: string): string => `
  newest AS MATERIALIZED (
    SELECT DISTINCT ON (org_id, position, slot) org_id, position, slot, generation, officer_id, appointed
    FROM match_member WHERE draw_id = $1 ${where} ORDER BY org_id, position, slot, generation DESC),
  applied AS MATERIALIZED (SELECT recusal_id, officer_id, position FROM recusal_decision WHERE draw_id = $1 AND state = 'applied'),
  declared AS MATERIALIZED (SELECT officer_id, state FROM declaration WHERE draw_id = $1),
  place AS MATERIALIZED (
    SELECT n.*, r.recusal_id,
      CASE WHEN n.officer_id IS NULL THEN 'vacant' WHEN r.recusal_id IS NOT NULL THEN 'applied' WHEN e.state = 'clear' THEN 'clear' ELSE 'undeclared' END AS state
    FROM newest n LEFT JOIN declared e ON e.officer_id = n.officer_id LEFT JOIN applied r ON r.officer_id = n.officer_id AND r.position = n.position)`;

export interface Place {
  readonly position: number;
  readonly slot: number;
  readonly generation: number;
  readonly officer: string | null;
  readonly name: string | null;
  readonly certificate: string | null;
  readonly load: number;
  readonly appointed: boolean;
  readonly recusal: string | null;
  readonly state: PlaceState;
  readonly target: string | null;
  readonly address: string | null;
  readonly published: boolean;
  readonly total: number;
}

interface Wanted {
  readonly state: PlaceState | null;
  readonly after: readonly [number, number];
  /** The one place, by position and slot; null: the next ones. */
  readonly at: readonly [number, number] | null;
  readonly limit: number;
}

/** The wanted places in the order of positions: names, certificates and loads are read for those shown alone. */
export const placeRows = (
  db: ReadDb,
  { id, draw_id, window_from, window_to }: TaskFacts,
  { org, officer }: Whose,
  { state, after, at, limit }: Wanted,
) =>
  db.rows<Place>(
    `WITH ${placesOf('AND org_id = $2')},
       own AS (SELECT * FROM place WHERE ($3::text IS NULL OR officer_id = $3) AND ($4::text IS NULL OR state = $4)),
       held AS (SELECT officer_id, count(*)::int AS n FROM newest GROUP BY 1),
       shown AS (SELECT * FROM own WHERE ${at ? '(position, slot) = ($5, $6)' : '(position, slot) > ($5, $6)'} ORDER BY position, slot LIMIT ${limit})
     SELECT s.position, s.slot, s.generation, s.officer_id AS officer, p.name, c.tail AS certificate, s.appointed, s.recusal_id AS recusal, s.state, t.name AS target, t.address,
       coalesce(h.n, 0) + coalesce(o.load0, 0) AS load, coalesce(i.published_at IS NOT NULL, false) AS published, (SELECT count(*)::int FROM own) AS total
     FROM shown s LEFT JOIN held h ON h.officer_id = s.officer_id
     LEFT JOIN officer f ON f.id = s.officer_id LEFT JOIN person p ON p.id = f.person_id
     LEFT JOIN roster_officer o ON o.draw_id = $1 AND o.officer_id = s.officer_id
     LEFT JOIN LATERAL (
       SELECT right(number, 4) AS tail FROM certificate WHERE officer_id = s.officer_id AND valid_from <= $9::date AND $8::date <= valid_to ORDER BY valid_to DESC LIMIT 1
     ) c ON true
     LEFT JOIN current_target t ON t.process = $7 AND t.position = s.position
     LEFT JOIN LATERAL (SELECT published_at FROM inspection WHERE task_id = $7 AND position = s.position ORDER BY id DESC LIMIT 1) i ON true
     ORDER BY s.position, s.slot`,
    draw_id,
    org,
    officer,
    state,
    ...(at ?? after),
    id,
    window_from,
    window_to,
  );

interface Counted extends Omit<PlaceCounts, 'own'> {
  /** The first positions with a vacancy. */
  readonly vacancies: readonly number[];
}

/** How many places of each department stand how, the lead first and the library of experts last. */
export const countRows = (db: ReadDb, { id, draw_id }: TaskFacts) =>
  db.rows<Counted>(
    `WITH ${placesOf('')}
     SELECT d.org_id AS org, o.short_name AS name, d.lead, d.experts, count(p.*)::int AS places, count(*) FILTER (WHERE p.state = 'undeclared')::int AS undeclared,
       count(*) FILTER (WHERE p.state = 'applied')::int AS applied, count(*) FILTER (WHERE p.state = 'vacant')::int AS vacant, count(*) FILTER (WHERE p.state = 'clear')::int AS clear,
       coalesce((array_agg(p.position ORDER BY p.position) FILTER (WHERE p.state = 'vacant'))[1:10], '{}') AS vacancies
     FROM (
       SELECT org_id, lead, false AS experts FROM task_department WHERE task_id = $2
       UNION ALL SELECT scheme->'experts'->>'org', false, true FROM task WHERE id = $2 AND scheme->'experts'->>'org' IS NOT NULL
     ) d JOIN org_unit o ON o.id = d.org_id LEFT JOIN place p ON p.org_id = d.org_id
     GROUP BY 1, 2, 3, 4 ORDER BY d.lead DESC, d.experts, d.org_id`,
    draw_id,
    id,
  );

export const placeAt = ({ position, slot }: Pick<Place, 'position' | 'slot'>): string => `${position}.${slot}`;

const statusOf = (state: PlaceState): Status =>
  state === 'vacant' ? { word: '空缺', tone: 'bad' } : recusalStatus(state);

/** A place as this viewer may know it: of the firm its position, and its name only by sight (X2). */
export function placeOf(
  place: Place,
  viewer: Viewer,
  { lead_org, window_to, now }: TaskFacts,
  tag: string | null,
): PlaceRow {
  const { position, target, address, published, officer, name, certificate, load, state, recusal } = place;
  const own = officer !== null && officer === viewer.officer;
  const sees = seesTarget(viewer, { lead: lead_org, windowTo: window_to, now: iso(now) }, { published, own });
  return {
    at: placeAt(place),
    position,
    target: sees && target !== null ? { name: target, address: address ?? '' } : null,
    tag,
    officer: officer === null ? null : (name ?? officer),
    certificate,
    load: officer === null ? null : load,
    state,
    status: statusOf(state),
    appointed: place.appointed,
    changed: place.generation > 1,
    recusal,
  };
}
