import type { PoolTargetsView, RosterView } from '../../../contracts/views/officers';
import type { Day } from '../../../domain/kernel/time';
import type { PersonDuty } from '../../../domain/kernel/duty';
import { certifiedSpan, type CertificateSpan } from '../../../domain/match/certificate';
import { GROUNDS } from '../../../domain/recusal/grounds';
import type { Scheme, SchemeExperts } from '../../../domain/plan-rules/scheme';
import { expertsOf, type JointTaskState } from '../../../workflows/joint-task/state';
import { askFor, type Ask, type Asked } from '../acts/ask';
import { readCursor, writeCursor, type ReadDb } from '../db';
import { dueView } from '../due';
import type { PoolQuery, Viewer } from '../index';

interface OfficerRow {
  readonly id: string;
  readonly name: string;
  readonly certificates: readonly (CertificateSpan & { readonly tail: string })[];
  readonly fields: readonly string[];
  /** Of an expert the last day of his engagement; null: without end. */
  readonly until: Day | null;
}

/**
 * 确认本部门人员: who of the department is in service on the first day of the window, as the roster will be frozen, with the
 * certificate that covers it. Known conflicts are counted: with whom and why lies sealed (X3).
 */
export async function rosterOf(db: ReadDb, asked: Asked, org: string): Promise<RosterView | null> {
  const state = asked.life.state as JointTaskState;
  const { stage, scheme, draw } = state;
  const roster = draw.rosters[org];
  if (stage !== 'commitment' || !scheme || !roster) return null;
  const experts = expertsOf(state);
  const [officers, conflicts] = await Promise.all([
    officersOf(db, org, scheme.window.from),
    db.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM known_conflict WHERE process = $1 AND org_id = $2`,
      asked.process,
      org,
    ),
  ]);
  return {
    window: { from: scheme.window.from, to: scheme.window.to },
    officers: officers.map((row) => ({
      id: row.id,
      name: row.name,
      ...known(row, scheme, org === experts?.org ? experts : null),
      absent: roster.absent.includes(row.id),
    })),
    conflicts: conflicts[0]?.n ?? 0,
    confirmed: roster.state === 'confirmed',
    due: dueOf(asked, 'confirmRoster', org),
    grounds: GROUNDS.map(({ code, text }) => ({ value: code, label: text })),
  };
}

/** By what somebody is known and until when he can be sent: an officer's certificate, an expert's field and engagement. */
function known({ certificates, fields, until }: OfficerRow, { window }: Scheme, experts: SchemeExperts | null) {
  if (!experts) {
    const span = certifiedSpan(certificates, window.from, window.to);
    return { certificate: certificates.at(-1)?.tail ?? null, validTo: span?.validTo ?? null, fields: null };
  }
  const fit = (experts.field === '' || fields.includes(experts.field)) && (until === null || window.to <= until);
  return { certificate: null, validTo: fit ? (until ?? window.to) : null, fields };
}

/** The deadline of what a department owes; null: it owes nothing of the kind. */
export function dueOf({ duties, now }: Asked, command: string, org: string, person?: string) {
  const duty = duties.find(
    (one): one is PersonDuty =>
      one.kind === 'person' &&
      one.command === command &&
      one.org === org &&
      (person === undefined || one.person === person),
  );
  return dueView(duty?.deadline ?? null, now);
}

const officersOf = (db: ReadDb, org: string, from: string) =>
  db.rows<OfficerRow>(
    `SELECT o.id, p.name, o.fields, (o.valid_to - 1)::text AS until,
       (SELECT coalesce(json_agg(json_build_object('validFrom', c.valid_from::text, 'validTo', c.valid_to::text, 'tail', right(c.number, 4)) ORDER BY c.valid_to), '[]') FROM certificate c WHERE c.officer_id = o.id) AS certificates
     FROM officer o JOIN person p ON p.id = o.person_id
     WHERE o.org_id = $1 AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR $2::date < o.valid_to) ORDER BY o.id`,
    org,
    from,
  );

/** Targets of the frozen pool by a part of the name or the beginning of the code, while the department is asked for its conflicts. */
export async function poolTargets(
  db: ReadDb,
  ask: Ask,
  viewer: Viewer,
  id: string,
  { q, cursor, limit }: PoolQuery,
): Promise<PoolTargetsView | null> {
  const asked = await askFor(ask, 'jointTask', id, viewer);
  if (!asked?.permits['confirmRoster']?.ok) return null;
  const { pool } = (asked.life.state as JointTaskState).draw;
  const rows = await db.rows<{ uid: string; name: string }>(
    `SELECT uid, name FROM pool_unit WHERE pool_id = $1 AND uid > $3 AND (strpos(name, $2) > 0 OR starts_with(upper(uid), upper($2))) ORDER BY uid LIMIT ${limit + 1}`,
    pool?.poolId ?? '',
    q,
    readCursor(cursor)?.[0] ?? '',
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    q,
    rows: shown,
    next: rows.length > limit && last ? writeCursor(last.uid) : null,
    asOf: asked.now,
  };
}
