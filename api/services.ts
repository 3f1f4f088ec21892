import type { RefusalCode } from '../domain/kernel/refusal-codes';
import type { Facts, Result } from '../domain/kernel/result';
import type { Role } from '../domain/kernel/duty';
import type { CreateClock, MoveClock } from '../contracts/commands/clock';
import type { CreateTask } from '../contracts/commands/joint-task';
import type { ClockView, ImportSummary, VerificationView } from '../contracts/views/drill';
import type { Reports } from '../contracts/views/draws';
import type { CommandAnswer } from '../contracts/routes/parts';
import type { Logger } from 'pino';
import type { UnitProof } from '../domain/draw/bundle/proof';
import type { Given } from '../journal/draws/given';
import type { Owing } from '../journal/owing';
import type { Report } from '../journal/draws/reports';
import type { Sessions } from './auth/sessions';
import type { Database } from './auth/prisma';
import type { Pages } from '../contracts/views/page';
import type { ReadModels } from './read-models';

/** Who acts, as `handle` wants it: it reads the post itself and takes no right from here. */
export interface Actor {
  readonly person: string;
  readonly org: string;
  readonly role: Role;
}

/** A person's command, its body parsed. */
interface PersonCommand {
  readonly process: string;
  /** The command id: the same id with the same body gets the same answer. */
  readonly id: string;
  readonly type: string;
  readonly body: unknown;
  readonly actor: Actor;
  /** The version the person saw; another one by now is refused as STALE_VERSION. */
  readonly expected?: number | undefined;
}

/** A refusal that ended before the journal was asked; noted apart, never an answer. */
interface Attempt {
  readonly person: string | null;
  readonly process: string | null;
  readonly command: string;
  readonly code: RefusalCode;
  readonly facts: Facts;
}

/** The journal as the API uses it: the only way to write anything but a session. */
export interface Journal {
  handle(command: PersonCommand): Promise<Result<CommandAnswer>>;
  createTask(id: string, body: CreateTask, actor: Actor): Promise<Result<CommandAnswer>>;
  /** Made once; the same again is the same clock. */
  createClock(body: CreateClock, by: string): Promise<Result<ClockView>>;
  moveClock(id: string, body: MoveClock, by: string): Promise<Result<ClockView>>;
  clock(id: string): Promise<Result<ClockView>>;
  /** A drill's own list of targets. */
  importTargets(id: string, clock: string, file: Uint8Array, actor: Actor): Promise<Result<ImportSummary>>;
  verification(): Promise<VerificationView>;
  /** What a stranger's device says of a draw; counted apart from the journal's chains, it is no event of anything. */
  reportDraw(report: Report): Promise<Result<Reports>>;
  /** The full bundle of a draw after its window, noted; and one firm's proof. */
  giveBundle(draw: string, actor: Actor): Promise<Result<Given<AsyncIterable<string>>>>;
  giveProof(draw: string, uid: string, actor: Actor): Promise<Result<Given<UnitProof>>>;
  note(attempt: Attempt): Promise<void>;
  owing(): Promise<Owing>;
}

/** The settings that change how the API answers. */
export interface Settings {
  readonly production: boolean;
  /** Cookies are Secure with the `__Host-` prefix: TLS here or at a proxy in front. */
  readonly secure: boolean;
  /** Express's `trust proxy`. */
  readonly trustProxy: string | number | false;
  /** Where the public reaches the site; null: as the request that asks does. */
  readonly publicOrigin: string | null;
  /** Drills may be run; never in production. */
  readonly drills: boolean;
  readonly sample: boolean;
}

/** Everything the app is made of. */
export interface Services {
  readonly settings: Settings;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly journal: Journal;
  readonly readModels: ReadModels;
  readonly pages: Pages;
  readonly log: Logger;
}
