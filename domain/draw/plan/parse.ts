import { ok, refuse, type Result } from '../../kernel/result';
import { day, moment } from '../encoding/moment';
import {
  arrayOf,
  choice,
  hexOf,
  integer,
  mapOf,
  nullOr,
  object,
  oneOf,
  rawString,
  text,
  type Read,
} from '../encoding/shape';
import { strictJson } from '../encoding/strict-json';
import { publishedAt, strangeField } from '../drand';
import type { Alg, MatchPlan, Party, Plan, PlanBeacon, QuotaRule, Role, Rounding } from './plan';

/** One seed for all, so a plan names at most this many departments; the sample city has twelve. */
const MOST_PARTIES = 1000;

/** drand must not have published the round before the last share is shown (drd1 §2, "last revealer"). */
const REVEAL_MARGIN_SECONDS = 60n;

const MOST_U32 = 2 ** 32 - 1;

interface PlanJson {
  readonly spec: 'drd1';
  readonly alg: Alg;
  readonly draw_id: string;
  readonly pool_id: string;
  readonly pool_root: string;
  readonly roster_root: string;
  readonly parties: Party[];
  readonly reveal_by: string;
  readonly beacon: PlanBeacon;
  readonly quota: QuotaRule[];
  readonly batches: number;
  readonly match: MatchPlan | null;
}

const BEACON: Read<PlanBeacon> = choice<PlanBeacon>('kind', {
  drand: object({
    kind: oneOf('drand'),
    scheme: text(),
    chain: hexOf(32),
    pk: hexOf(96),
    genesis: integer(0, MOST_U32),
    period: integer(1, MOST_U32),
    round: integer(1, MOST_U32),
  }),
  text: object({ kind: oneOf('text'), source: text(), format: text() }),
  none: object({ kind: oneOf('none') }),
});

interface TotalJson {
  readonly group: string;
  readonly mode: 'total';
  readonly n: number;
  readonly rounding?: Rounding;
  readonly min?: number;
  readonly mult?: ReadonlyMap<string, number>;
}

const TOTAL: Read<TotalJson> = object<TotalJson>(
  {
    group: text(),
    mode: oneOf('total'),
    n: integer(0),
    rounding: oneOf('largest', 'systematic'),
    min: integer(0),
    mult: mapOf(integer(1)),
  },
  ['rounding', 'min', 'mult'],
);

/** `systematic` is the default: largest remainders leave a small town without a chance for ever (drd1 §2, "Rounding"). */
const totalRule: Read<QuotaRule> = (value, at) => {
  const read = TOTAL(value, at);
  return read.ok ? ok({ rounding: 'systematic', min: 0, mult: new Map<string, number>(), ...read.value }) : read;
};

const rateRule: Read<QuotaRule> = (value, at) => {
  const read = object({ group: text(), mode: oneOf('rate'), num: integer(0), den: integer(1) })(value, at);
  if (!read.ok || read.value.num <= read.value.den) return read;
  return refuse('DRAW_MALFORMED', { at, why: 'a rate above one' });
};

const QUOTA: Read<QuotaRule> = choice<QuotaRule>('mode', {
  each: object({ group: text(), mode: oneOf('each'), n: integer(0) }),
  fixed: object({ group: text(), mode: oneOf('fixed'), n: mapOf(integer(0)) }),
  rate: rateRule,
  total: totalRule,
});

const ROLE: Read<Role> = object<Role>({ org: text(), tag: text(true), count: integer(1, MOST_U32), group: text() }, [
  'group',
]);

const PLAN: Read<PlanJson> = object<PlanJson>({
  spec: oneOf('drd1'),
  alg: oneOf('sha256', 'sm3'),
  draw_id: text(),
  pool_id: text(),
  pool_root: hexOf(32),
  roster_root: hexOf(32, true),
  parties: arrayOf(object<Party>({ id: text(), commit: hexOf(32) })),
  reveal_by: moment,
  beacon: BEACON,
  quota: arrayOf(QUOTA),
  batches: integer(1, MOST_U32),
  match: nullOr(object<MatchPlan>({ from: day, to: day, roles: arrayOf(ROLE) })),
});

/** What no single field shows: parties once each, a beacon that comes late enough, officers only from a frozen roster. */
const inconsistency = (plan: PlanJson): { at: string; why: string } | null => {
  if (plan.parties.length > MOST_PARTIES) return { at: 'parties', why: 'too many' };
  if (new Set(plan.parties.map((party) => party.id)).size < plan.parties.length)
    return { at: 'parties', why: 'a party twice' };
  if (new Set(plan.parties.map((party) => party.commit)).size < plan.parties.length)
    return { at: 'parties', why: 'a commitment twice' };
  if (plan.quota.length === 0) return { at: 'quota', why: 'no rule' };
  if (plan.match !== null && plan.match.from > plan.match.to) return { at: 'match', why: 'ends before it begins' };
  return beaconFault(plan);
};

const beaconFault = ({ beacon, parties }: PlanJson): { at: string; why: string } | null => {
  if (beacon.kind === 'none' && parties.length < 2)
    return { at: 'parties', why: 'without a beacon two parties are needed' };
  // Six balls and one are 24 bits: without a secret share every result could be computed beforehand (drd1 §2).
  if (beacon.kind === 'text' && parties.length < 1) return { at: 'parties', why: 'a text beacon needs a party' };
  return null;
};

/** drand: only the pinned chain, and a round that is published late enough after the reveals. */
const drandRefusal = ({ beacon, reveal_by }: PlanJson): Result<null> => {
  if (beacon.kind !== 'drand') return ok(null);
  const field = strangeField(beacon);
  if (field !== null) return refuse('BEACON_CHAIN', { field });
  const late = publishedAt(beacon) - BigInt(Date.parse(reveal_by) / 1000);
  return late < REVEAL_MARGIN_SECONDS
    ? refuse('BEACON_TOO_EARLY', { round: beacon.round, seconds: Number(late) })
    : ok(null);
};

/**
 * Reads a plan from its exact text. Structure only: whether its pool root fits a pool is `drawTargets`' to say.
 * @returns the plan, or DRAW_MALFORMED / DRAW_TEXT with `at` (path of the field) and `why`, BEACON_CHAIN, BEACON_TOO_EARLY
 * Source: drd1 §3 "Plan", docs/draw.md.
 */
export const parsePlan = (planText: string): Result<Plan> => {
  const json = strictJson(planText);
  if (!json.ok) return json;
  const read = PLAN(json.value, '');
  if (!read.ok) return read;
  const fault = inconsistency(read.value);
  if (fault !== null) return refuse('DRAW_MALFORMED', fault);
  const drand = drandRefusal(read.value);
  if (!drand.ok) return drand;
  const { draw_id, pool_id, pool_root, roster_root, reveal_by, ...same } = read.value;
  return ok({
    text: planText,
    alg: same.alg,
    drawId: draw_id,
    poolId: pool_id,
    poolRoot: pool_root,
    rosterRoot: roster_root,
    parties: same.parties,
    revealBy: reveal_by,
    beacon: same.beacon,
    quota: same.quota,
    batches: same.batches,
    match: same.match,
  });
};

/** A plan's text inside a bundle: a string first, then a plan. */
export const planFromText: Read<Plan> = (value, at) => {
  const read = rawString(value, at);
  return read.ok ? parsePlan(read.value) : read;
};
