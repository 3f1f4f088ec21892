import { freezeRoster as freeze, type RosterOfficer } from '../../domain/draw/roster';
import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Day } from '../../domain/kernel/time';
import { certifiedSpan, type CertificateSpan } from '../../domain/match/certificate';
import type { FrozenRoster } from '../../workflows/joint-task/draw/commitment';
import type { SchemeExperts } from '../../domain/plan-rules/scheme';
import { expertsOf, rosteredOf, type JointTaskState } from '../../workflows/joint-task/state';
import { saltKeyFrom } from './salt-key';
import { ActFailure, type Perform, type Reader } from './work';

interface OfficerRow {
  readonly id: OfficerId;
  readonly person: PersonId;
  readonly org: OrgId;
  readonly fields: readonly string[];
  readonly certificates: readonly CertificateSpan[];
  readonly load0: number;
  /** 聘期 of an expert, whom no certificate binds; `to` is the last day, null without end. */
  readonly term: { readonly from: Day; readonly to: Day | null };
}
type Window = { readonly from: Day; readonly to: Day };

/** No officer is limited by the draw itself: the loads are even, and the calendar keeps him from two visits at once. */
const CAP = 10_000;

/** 锁定人员名录: who may be drawn, with certificate, load and known conflicts, becomes part of the plan by its root (draw.md §3). */
export const freezeRoster: Perform<JointTaskState, FrozenRoster> = async (
  { reader, hash, installationKey },
  { process, clock, state, key },
) => {
  const { scheme, draw } = state;
  if (!scheme || !draw.pool) throw new ActFailure('WRONG_STAGE', `${process}: no pool is frozen`);
  const { drawId, poolId } = draw.pool;
  const { window } = scheme;
  const absent = new Set(Object.values(draw.rosters).flatMap((roster) => roster.absent));
  const experts = expertsOf(state);
  const rows = await officersOf(reader, rosteredOf(state), window, clock);
  const excluded = rows.flatMap((row) => {
    const { id, org } = row;
    const ground = absent.has(id)
      ? '不能出勤'
      : org === experts?.org
        ? unfitExpert(row, experts, window)
        : unfit(row, window);
    return ground ? [{ drawId, officerId: id, orgId: org, ground }] : [];
  });
  const out = new Set(excluded.map(({ officerId }) => officerId));
  const fit = rows.filter(({ id }) => !out.has(id));
  const conflicts = await conflictsOf(reader, process, poolId);
  const spanOf = (row: OfficerRow) => (row.org === experts?.org ? termSpan(row, window) : certificateSpan(row, window));
  const officers = fit.map((row) => asOfficer(row, spanOf(row), conflicts.get(row.id) ?? []));
  const frozen = freeze(hash, {
    poolId,
    saltKey: await saltKeyFrom(reader, installationKey, poolId),
    officers,
    commitments: await commitmentsOf(reader, poolId),
  });
  if (!frozen.ok) throw new ActFailure(frozen.refusal.code, JSON.stringify(frozen.refusal.facts));
  const { rosterRoot, rows: leaves, commitments } = frozen.value;
  const leafOf = new Map(leaves.map((leaf) => [leaf.o, leaf]));
  return {
    key,
    root: rosterRoot,
    fit: countBy(fit.map(({ org }) => org)),
    conflicts: [...conflicts.values()].reduce((sum, uids) => sum + uids.length, 0),
    exclusions: excluded,
    officers: fit.map(({ id, person, org }) => {
      const o = commitments.get(id) ?? '';
      const leaf = leafOf.get(o);
      return {
        drawId,
        officerId: id,
        personId: person,
        orgId: org,
        o,
        tags: leaf?.tags ?? [],
        regions: leaf?.regions ?? [],
        validFrom: leaf?.from ?? '',
        validTo: leaf?.to ?? '',
        cap: leaf?.cap ?? 0,
        load0: leaf?.load0 ?? 0,
        recused: leaf?.recuse ?? [],
      };
    }),
  };
};

const unfit = ({ certificates }: OfficerRow, { from, to }: Window): string | null =>
  certifiedSpan(certificates, from, to) === null ? '执法证件未覆盖检查窗口' : null;

/** An expert holds no certificate (V3: he assists), but the field that is asked for, and is engaged over the whole window. */
function unfitExpert({ fields, term }: OfficerRow, { field }: SchemeExperts, { to }: Window): string | null {
  if (field !== '' && !fields.includes(field)) return '不具备所需专业领域';
  return term.to !== null && term.to < to ? '聘期未覆盖检查窗口' : null;
}

const certificateSpan = ({ certificates }: OfficerRow, { from, to }: Window): Window => {
  const span = certifiedSpan(certificates, from, to);
  return span ? { from: span.validFrom, to: span.validTo } : { from, to };
};
const termSpan = ({ term }: OfficerRow, { to }: Window): Window => ({ from: term.from, to: term.to ?? to });

const asOfficer = (
  { id, org, fields, load0 }: OfficerRow,
  { from, to }: Window,
  recuse: readonly string[],
): RosterOfficer => ({ oid: id, org, tags: fields, regions: ['*'], from, to, cap: CAP, load0, recuse });

const countBy = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** Officers and experts in service, with their certificates and the visits that other tasks have given them in the window. */
const officersOf = (reader: Reader, orgs: readonly OrgId[], { from, to }: Window, clock: string) =>
  reader.query<OfficerRow>(
    `SELECT o.id, o.person_id AS person, o.org_id AS org, o.fields,
       json_build_object('from', o.valid_from::text, 'to', (o.valid_to - 1)::text) AS term,
       (SELECT coalesce(json_agg(json_build_object('validFrom', c.valid_from::text, 'validTo', c.valid_to::text)), '[]') FROM certificate c WHERE c.officer_id = o.id) AS certificates,
       (SELECT count(*)::int FROM visit_officer v WHERE v.officer_id = o.id AND v.clock = $4
          AND v.during && tstzrange($2::date::timestamp AT TIME ZONE 'Asia/Shanghai', ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')) AS load0
     FROM officer o WHERE o.org_id = ANY ($1) AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR $2::date < o.valid_to) ORDER BY o.id`,
    [orgs, from, to, clock],
  );

/** Targets of the pool that an officer must not inspect (V4): named by his department, or decided in an earlier draw of the task. */
async function conflictsOf(reader: Reader, task: string, poolId: string): Promise<ReadonlyMap<OfficerId, string[]>> {
  const rows = await reader.query<{ officer: OfficerId; uids: string[] }>(
    `SELECT officer, array_agg(DISTINCT uid ORDER BY uid) AS uids FROM (
       SELECT officer_id AS officer, uid FROM known_conflict WHERE process = $1
       UNION SELECT r.officer_id, t.uid FROM recusal_decision r JOIN drawn_target t ON t.draw_id = r.draw_id AND t.position = r.position
         WHERE r.task_id = $1 AND r.state = 'granted') c
     WHERE uid IN (SELECT uid FROM pool_unit WHERE pool_id = $2) GROUP BY officer`,
    [task, poolId],
  );
  return new Map(rows.map(({ officer, uids }) => [officer, uids]));
}

async function commitmentsOf(reader: Reader, poolId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.query<{ uid: string; c: string }>(`SELECT uid, c FROM pool_unit WHERE pool_id = $1`, [
    poolId,
  ]);
  return new Map(rows.map(({ uid, c }) => [uid, c]));
}
