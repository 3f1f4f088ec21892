import { ok, refuse, type Result } from '../../kernel/result';
import { arrayOf, hexOf, integer, object, rawString, text, type Read, isObject } from '../encoding/shape';
import type { DrawEvent, MaskedEvent } from '../events';
import type { Opening } from '../openings';
import { planFromText } from '../plan/parse';
import type { Plan } from '../plan/plan';
import type { Stratum, Unit } from '../pool';
import { ROSTER_OFFICER, ROSTER_ROW, type RosterOfficer, type RosterRow } from '../roster';
import type { Beacon, Reveal } from '../seed';
import { EVENT, OPENING, PUBLIC_EVENT, REVEALS, STRATA, UNIT } from './rows';

interface Common<Event> {
  readonly plan: Plan;
  readonly reveals: readonly Reveal[];
  readonly beacon: Beacon;
  readonly events: readonly Event[];
}

/** What the agency holds: everything else is derived from it. */
export interface PrivateBundle extends Common<DrawEvent> {
  readonly form: 'private';
  /** hex */
  readonly saltKey: string;
  readonly units: readonly Unit[];
  readonly officers: readonly RosterOfficer[];
}

/** What auditors get. `result` is the result hash that it claims, or null. */
export interface FullBundle extends Common<DrawEvent> {
  readonly form: 'full';
  readonly strata: readonly Stratum[];
  readonly roster: readonly RosterRow[];
  readonly openings: readonly Opening[];
  readonly result: string | null;
}

/** What everybody may see: the team's hash of each final position, and no person. */
export interface PublicBundle extends Common<DrawEvent | MaskedEvent> {
  readonly form: 'public';
  readonly strata: readonly Stratum[];
  readonly teams: readonly string[];
}

/** The three forms of one draw (drd1 §4), all of one result hash. */
export type Bundle = PrivateBundle | FullBundle | PublicBundle;

interface CommonJson<Event> {
  readonly plan_text: Plan;
  readonly reveals: Reveal[];
  readonly beacon?: Beacon;
  readonly events?: Event[];
}

interface PrivateJson extends CommonJson<DrawEvent> {
  readonly salt_key: string;
  readonly units: Unit[];
  readonly officers?: RosterOfficer[];
}

interface FullJson extends CommonJson<DrawEvent> {
  readonly strata: Stratum[];
  readonly roster?: RosterRow[];
  readonly openings?: Opening[];
  readonly result?: string;
}

interface PublicJson extends CommonJson<DrawEvent | MaskedEvent> {
  readonly strata: Stratum[];
  readonly teams: string[];
}

/** A bundle's beacon has no `kind` of its own: the plan fixed it, and the fields must be those of that kind. */
const beaconOf = (plan: Plan): Read<Beacon> => {
  if (plan.beacon.kind === 'none') return noBeacon;
  return plan.beacon.kind === 'drand'
    ? withKind('drand', object({ round: integer(1), sig: hexOf(48) }))
    : withKind('text', object({ text: text() }));
};

const withKind =
  <K extends string, T extends object>(kind: K, read: Read<T>): Read<T & { readonly kind: K }> =>
  (value, at) => {
    const fields = read(value, at);
    return fields.ok ? ok({ ...fields.value, kind }) : fields;
  };

const noBeacon: Read<Beacon> = (value, at) =>
  value === null ? ok({ kind: 'none' }) : withKind('none', object<object>({}))(value, at);

/**
 * Reads a bundle of any form, told apart by `units` (private) and `teams` (public), from parsed JSON. Duplicate keys are
 * gone after parsing, so the caller parses with `strictJson`.
 * @returns DRAW_MALFORMED / DRAW_TEXT / BEACON_* with the path of the field
 */
export const readBundle = (value: unknown): Result<Bundle> => {
  if (!isObject(value)) return refuse('DRAW_MALFORMED', { at: 'bundle', why: 'not an object' });
  const plan = planFromText(value['plan_text'], 'plan_text');
  if (!plan.ok) return plan;
  if (Object.hasOwn(value, 'units')) return readPrivate(value, plan.value);
  return Object.hasOwn(value, 'teams') ? readPublic(value, plan.value) : readFull(value, plan.value);
};

const optionalIn = (plan: Plan): ('beacon' | 'events')[] =>
  plan.beacon.kind === 'none' ? ['beacon', 'events'] : ['events'];

const commonReaders = (plan: Plan): { plan_text: Read<Plan>; reveals: Read<Reveal[]>; beacon: Read<Beacon> } => ({
  plan_text: (value, at) => {
    const read = rawString(value, at);
    return read.ok ? ok(plan) : read;
  },
  reveals: REVEALS,
  beacon: beaconOf(plan),
});

const common = <Event>(json: CommonJson<Event>): Common<Event> => ({
  plan: json.plan_text,
  reveals: json.reveals,
  beacon: json.beacon ?? { kind: 'none' },
  events: json.events ?? [],
});

const readPrivate = (value: object, plan: Plan): Result<PrivateBundle> => {
  const read = object<PrivateJson>(
    {
      ...commonReaders(plan),
      events: arrayOf(EVENT),
      salt_key: hexOf(32),
      units: arrayOf(UNIT),
      officers: arrayOf(ROSTER_OFFICER),
    },
    [...optionalIn(plan), 'officers'],
  )(value, '');
  if (!read.ok) return read;
  const { salt_key, units, officers } = read.value;
  return ok({ form: 'private', ...common(read.value), saltKey: salt_key, units, officers: officers ?? [] });
};

const readFull = (value: object, plan: Plan): Result<FullBundle> => {
  const read = object<FullJson>(
    {
      ...commonReaders(plan),
      events: arrayOf(EVENT),
      strata: STRATA,
      roster: arrayOf(ROSTER_ROW),
      openings: arrayOf(OPENING),
      result: hexOf(32),
    },
    [...optionalIn(plan), 'roster', 'openings', 'result'],
  )(value, '');
  if (!read.ok) return read;
  const { strata, roster, openings, result } = read.value;
  return ok({
    form: 'full',
    ...common(read.value),
    strata,
    roster: roster ?? [],
    openings: openings ?? [],
    result: result ?? null,
  });
};

const readPublic = (value: object, plan: Plan): Result<PublicBundle> => {
  const read = object<PublicJson>(
    { ...commonReaders(plan), events: arrayOf(PUBLIC_EVENT), strata: STRATA, teams: arrayOf(hexOf(32)) },
    optionalIn(plan),
  )(value, '');
  if (!read.ok) return read;
  const { strata, teams } = read.value;
  return ok({ form: 'public', ...common(read.value), strata, teams });
};
