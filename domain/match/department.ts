import type { OfficerId, OrgId } from '../kernel/duty';
import type { Hash } from '../kernel/hash';
import type { Day } from '../kernel/time';
import type { Officer } from './officer';
import { eligible } from './officer';
import type { Commitment, Tickets } from './tickets';
import { ticketsOf } from './tickets';

/** A drawn target (对象): its position in the draw and its commitment c, 32 bytes in lower-case hexadecimal. */
export interface MatchPosition {
  readonly position: number;
  readonly c: string;
}

/** An officer recused from a target (回避): the pair is banned for good. */
export interface Recused {
  readonly officer: OfficerId;
  readonly c: string;
}

/** A filled slot (岗位): the `slot`-th officer, from 0, of the department at the position. */
export interface Member {
  readonly position: number;
  readonly slot: number;
  readonly officer: OfficerId;
}

/** 空缺: places at a position that nobody can take. */
export interface Shortage {
  readonly position: number;
  readonly missing: number;
  /** How many officers of the department could serve there at all. */
  readonly eligible: number;
}

export type Loads = Readonly<Record<OfficerId, number>>;

/** One department's side of a match. */
export interface Department {
  readonly hash: Hash;
  /** M = T("sub", E(seed, "match")), 32 bytes. */
  readonly seedMatch: Uint8Array;
  readonly org: OrgId;
  /** The department's place among the scheme's departments, from 0. */
  readonly roleIndex: number;
  readonly positions: readonly MatchPosition[];
  readonly officers: readonly Officer[];
  readonly commitment: Commitment;
  /** The task's window, both days included. */
  readonly window: { readonly from: Day; readonly to: Day };
  readonly recused: readonly Recused[];
  /** Visits that officers already have (load0); absent: none. */
  readonly load0?: Loads;
}

/** Who may serve at which target, tickets at hand: what the match and the redraw share. */
export interface Bench {
  readonly tickets: Tickets;
  /** In the order of the roster. */
  eligibleAt(c: string): readonly OfficerId[];
}

export function benchOf({ hash, seedMatch, org, roleIndex, officers, commitment, window, recused }: Department): Bench {
  const banned = new Map<string, Set<OfficerId>>();
  for (const { officer, c } of recused) banned.set(c, (banned.get(c) ?? new Set()).add(officer));
  const nobody = new Set<OfficerId>();
  const fit = officers.filter((officer) => eligible(officer, { org, ...window, recused: nobody })).map(({ id }) => id);
  return {
    tickets: ticketsOf(hash, seedMatch, roleIndex, commitment),
    eligibleAt(c) {
      const out = banned.get(c);
      return out ? fit.filter((officer) => !out.has(officer)) : fit;
    },
  };
}

/** load0 + new: what each officer has when these members serve. */
export function loadsOf(load0: Loads, members: readonly Member[]): Map<OfficerId, number> {
  const loads = new Map<OfficerId, number>();
  for (const { officer } of members) loads.set(officer, (loads.get(officer) ?? load0[officer] ?? 0) + 1);
  return loads;
}
