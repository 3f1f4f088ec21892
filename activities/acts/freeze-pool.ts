import { freezePoolInSteps } from '../../domain/draw/pool';
import type { Instant } from '../../domain/kernel/time';
import { labelTable, labelText } from '../../domain/plan-rules/labels';
import { groupSizes } from '../../domain/plan-rules/quota';
import { inScope, type Scheme } from '../../domain/plan-rules/scheme';
import { stratumOf, townNumbers } from '../../domain/plan-rules/strata';
import type { FrozenPool } from '../../workflows/joint-task/draw/commitment';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { labelSaltOf, saltKeyOf, seal } from '../../journal/seal';
import { inSteps } from '../../journal/steps';
import { ActFailure, type Perform, type Reader } from './work';

interface LibraryTarget {
  readonly uid: string;
  readonly name: string;
  readonly kind: string;
  readonly town: string | null;
  readonly tags: readonly string[];
  readonly state: string;
}

/** Registration states (登记状态) of targets that are in business; any other takes a target out of the pool, with that ground. */
const IN_BUSINESS: ReadonlySet<string> = new Set(['存续', '在业', '开业', '在营']);

/** 锁定名录: the library at this moment, narrowed to the scheme's scope, becomes an immutable pool with its published root. */
export const freezePool: Perform<JointTaskState, FrozenPool> = async (
  { reader, hash, installationKey },
  { process, clock, state, key, now, cancelled },
) => {
  const { scheme } = state;
  if (!scheme) throw new ActFailure('NO_SCHEME', process);
  const drawId = `${process}-${String(state.draw.attempt).padStart(2, '0')}`;
  const poolId = `POOL-${drawId}`;
  const inside = (await libraryAt(reader, clock, now)).filter((target) => inScope(target, scheme));
  const targets = inside.filter(({ state: registered }) => IN_BUSINESS.has(registered));
  const towns = townNumbers(targets);
  const saltKey = saltKeyOf(installationKey, poolId);
  const units = targets.map((target) => ({
    uid: target.uid,
    stratum: stratumOf(target, scheme as Scheme, towns),
    region: target.town ?? '',
    domain: '',
    weight: 1,
  }));
  const frozen = await inSteps(freezePoolInSteps(hash, { poolId, saltKey, units }), cancelled);
  if (!frozen.ok && frozen.refusal.code !== 'POOL_EMPTY')
    throw new ActFailure(frozen.refusal.code, JSON.stringify(frozen.refusal.facts));
  return {
    key,
    drawId,
    poolId,
    root: frozen.ok ? frozen.value.poolRoot : '',
    asOf: now,
    groups: groupSizes(units.map(({ stratum }) => stratum)),
    saltKeySealed: seal(installationKey, poolId, saltKey),
    labels: labelText(
      labelTable(
        labelSaltOf(installationKey, poolId),
        scheme,
        units.map(({ stratum }) => stratum),
        towns,
        await townNames(reader, towns),
      ),
    ),
    units: units.map(({ uid, stratum, weight }, index) => {
      const target = targets[index];
      return {
        poolId,
        uid,
        name: target?.name ?? '',
        townCode: target?.town ?? null,
        stratum,
        weight,
        c: frozen.ok ? (frozen.value.commitments.get(uid) ?? '') : '',
      };
    }),
    exclusions: inside
      .filter(({ state: registered }) => !IN_BUSINESS.has(registered))
      .map(({ uid, state: registered }) => ({ poolId, uid, ground: `登记状态：${registered}` })),
  };
};

/** The library at a moment; a drill that brought a list of its own draws from that. */
const libraryAt = (reader: Reader, clock: string, now: Instant) =>
  reader.query<LibraryTarget>(
    `SELECT uid, name, kind, town_code AS town, tags, reg_state AS state FROM target
     WHERE clock = CASE WHEN EXISTS (SELECT FROM target WHERE clock = $2) THEN $2 ELSE 'city' END
       AND valid_from <= $1 AND (valid_to IS NULL OR $1 < valid_to) ORDER BY uid`,
    [now, clock],
  );

const townNames = async (reader: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await reader.query<{ code: string; name: string }>('SELECT code, name FROM town WHERE code = ANY ($1)', [
    codes,
  ]);
  return new Map(rows.map(({ code, name }) => [code, name]));
};
