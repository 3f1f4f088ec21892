import type { Calendar } from '../calendar/calendar';
import type { VerifyDrand } from '../draw/drand';
import type { Duty, OfficerId, OrgId, PersonId, Role } from './duty';
import type { Hash } from './hash';
import type { Result } from './result';
import type { Instant } from './time';

/** A post (任职): a role in an organisation. */
export interface Post {
  readonly org: OrgId;
  readonly role: Role;
}

/** Who acts. A person acts under one post; posts are read in `handle`, never taken from a body. */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId; readonly post: Post; readonly officer: OfficerId | null }
  | { readonly kind: 'system' };

/** The versions a process began with and keeps: of the calendar, the parameters, the rules. */
export interface Versions {
  readonly calendar: string;
  readonly parameters: number;
  readonly rules: number;
}

/** All that a decision may look at besides state and command. Facts were read in the same transaction. */
export interface Context {
  readonly now: Instant;
  readonly actor: Actor;
  readonly hash: Hash;
  /** Whether drand signed a round: handed in as the hash is. */
  readonly verifyDrand: VerifyDrand;
  readonly facts: FactBag;
}

/** Facts of other processes and of the libraries, by the name of their loader. */
export type FactBag = Readonly<Record<string, unknown>>;

/** A fact wanted by `decide`: the loader's name and its arguments, as data. */
export interface FactRequest {
  readonly fact: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Rows beside an event, by set name. The event records each set's count and salted hash; both commit together. */
export type RowSets = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** A child process to begin in the same transaction. */
export interface Begin {
  readonly process: string;
  readonly id: string;
  readonly input: unknown;
}

/** The outcome of a decision. */
export interface Decision<Event> {
  readonly events: readonly Event[];
  readonly sets?: RowSets;
  readonly begins?: readonly Begin[];
}

/** An event as it was journaled: with its place, its time, and who caused it. */
export type Stamped<Event> = Event & { readonly seq: number; readonly at: Instant; readonly by: PersonId | 'system' };

/** A command: its type and its parsed body. */
export interface Command {
  readonly type: string;
  readonly body: unknown;
}

/** How a state is told to people: its stage, the overlay over it (已退回, 已中止), whether it is over. */
export interface Standing {
  readonly stage: string;
  readonly overlay: string | null;
  readonly ended: boolean;
}

/** What duties are computed with: no clock, so that they follow from the state alone. */
export interface DutyContext {
  readonly calendar: Calendar;
}

/**
 * One kind of long-running process (流程). Pure: no I/O, clock, randomness.
 * `permit` without a body answers pages ("may I, and if not, why not"); `handle` asks it first.
 */
export interface Process<Input, State, Event extends { readonly type: string }> {
  readonly name: string;
  /** The first events, so that the first duties open before any command. */
  begin(input: Input): readonly Event[];
  /** The state before the first event. */
  readonly empty: State;
  permit(state: State, type: string, context: Pick<Context, 'now' | 'actor'>): Result<void>;
  needs(state: State, command: Command): readonly FactRequest[];
  /** The law: with what consequence. */
  decide(state: State, command: Command, context: Context): Result<Decision<Event>>;
  /** Total; never refuses; knows only the newest version of an event. */
  evolve(state: State, event: Stamped<Event>): State;
  /** System commands that another process may tell this one, without being owed. */
  readonly hears?: readonly string[];
  /** Everything owed now. */
  duties(state: State, context: DutyContext): readonly Duty[];
  standing(state: State): Standing;
  versions(state: State): Versions;
}

/** A process whose types have been forgotten: what the journal keeps in its registry. */
export type AnyProcess = Process<unknown, unknown, { readonly type: string }>;
