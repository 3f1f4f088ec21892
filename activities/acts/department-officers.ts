import { E, fromHex, utf8 } from '../../domain/draw/encoding/bytes';
import { hmac } from '../../domain/draw/encoding/tagged';
import { subSeed } from '../../domain/draw/seed';
import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Department, Member, Recused } from '../../domain/match/department';
import { officerCommitment } from '../../domain/match/tickets';
import { departmentsOf, type JointTaskState } from '../../workflows/joint-task/state';
import { unseal } from '../adapters/seal';
import { ActFailure, type ActDeps, type Reader } from './work';

interface OfficerRow {
  readonly id: OfficerId;
  readonly person: PersonId;
  readonly certificates: readonly { readonly validFrom: string; readonly validTo: string }[];
}

/** One department's side of a match (一个部门的派员), read from the records: who may be drawn for which target. */
export interface DepartmentBench {
  readonly department: Department;
  readonly persons: ReadonlyMap<OfficerId, PersonId>;
  readonly perTarget: number;
}

export async function benchFrom(
  { reader, hash, installationKey }: ActDeps,
  state: JointTaskState,
  org: OrgId,
): Promise<DepartmentBench> {
  const { scheme, pool, drawn } = state;
  if (!scheme || !pool || !drawn) throw new ActFailure('WRONG_STAGE', `${state.id}: not drawn yet`);
  const officers = await officersOf(reader, org, scheme.window.from);
  const positions = await positionsOf(reader, state.id);
  const absent = new Set(state.rosters[org]?.absent ?? []);
  const salted = hmac(hash, await saltKeyFrom(reader, installationKey, pool.poolId));
  const salt = (officer: OfficerId) => salted(E(utf8('drd1/salt'), utf8(pool.poolId), utf8('officer'), utf8(officer)));
  return {
    perTarget: scheme.minOfficers,
    persons: new Map(officers.map(({ id, person }) => [id, person])),
    department: {
      hash,
      seedMatch: subSeed(hash, fromHex(drawn.seed), 'match'),
      org,
      roleIndex: departmentsOf(state).indexOf(org),
      positions,
      officers: officers.map(({ id, certificates }) => ({ id, org, certificates, active: !absent.has(id) })),
      commitment: officerCommitment(hash, pool.poolId, salt),
      window: scheme.window,
      recused: recusedOf(state, org, positions),
    },
  };
}

/** The pool's salt key (名录的盐): sealed in a table that only the draw's acts read. */
async function saltKeyFrom(reader: Reader, installationKey: Uint8Array, poolId: string): Promise<Uint8Array> {
  const [row] = await reader.query<{ sealed: string }>(
    'SELECT salt_key_sealed AS sealed FROM pool_secret WHERE pool_id = $1',
    [poolId],
  );
  if (!row) throw new ActFailure('NO_SUCH_THING', `the sealed salt key of ${poolId}`);
  return unseal(installationKey, poolId, row.sealed);
}

/** The department's members as they stand: of each place the newest generation. */
export const membersOf = (reader: Reader, task: string, org: OrgId) =>
  reader.query<Member & { readonly generation: number }>(
    `SELECT DISTINCT ON (position, slot) position, slot, officer_id AS officer, generation FROM match_member
     WHERE process = $1 AND org_id = $2 ORDER BY position, slot, generation DESC`,
    [task, org],
  );

function recusedOf(
  state: JointTaskState,
  org: OrgId,
  positions: readonly { position: number; c: string }[],
): Recused[] {
  return Object.values(state.recusals)
    .filter((recusal) => recusal.org === org && recusal.state !== 'refused' && recusal.state !== 'applied')
    .flatMap(({ officer, position }) =>
      positions.filter((target) => target.position === position).map(({ c }) => ({ officer, c })),
    );
}

const officersOf = (reader: Reader, org: OrgId, on: string) =>
  reader.query<OfficerRow>(
    `SELECT o.id, o.person_id AS person,
       coalesce(json_agg(json_build_object('validFrom', c.valid_from::text, 'validTo', c.valid_to::text)) FILTER (WHERE c.id IS NOT NULL), '[]') AS certificates
     FROM officer o LEFT JOIN certificate c ON c.officer_id = o.id
     WHERE o.org_id = $1 AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR $2::date < o.valid_to)
     GROUP BY o.id ORDER BY o.id`,
    [org, on],
  );

const positionsOf = (reader: Reader, task: string) =>
  reader.query<{ position: number; c: string }>(
    `SELECT DISTINCT ON (position) position, c FROM drawn_target WHERE process = $1 ORDER BY position, generation DESC`,
    [task],
  );
