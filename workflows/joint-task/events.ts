import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Versions } from '../../domain/kernel/process';
import type { Day, Instant } from '../../domain/kernel/time';
import type { GroupCounts } from '../../domain/plan-rules/drawn';
import type { Scheme } from '../../domain/plan-rules/scheme';
import type { Initiator } from '../../domain/recusal/grounds';

/** What happened in a joint task (联合任务). Ids, counts and hashes; names and findings lie in records. */
export type JointTaskEvent =
  | {
      readonly type: 'taskOpened';
      readonly id: string;
      readonly number: string;
      readonly name: string;
      readonly lead: OrgId;
      readonly versions: Versions;
    }
  | { readonly type: 'schemeSaved'; readonly version: number; readonly scheme: Scheme }
  | { readonly type: 'schemeSubmitted'; readonly version: number; readonly round: number }
  | { readonly type: 'schemeApproved'; readonly opinion: string }
  | { readonly type: 'schemeReturned'; readonly reason: string }
  | { readonly type: 'schemeAccepted'; readonly org: OrgId; readonly opinion: string }
  | { readonly type: 'changeAsked'; readonly org: OrgId; readonly reason: string }
  | { readonly type: 'schemeConfirmed' }
  | {
      readonly type: 'poolFrozen';
      /** Which draw of the task this is, from 1: a void or a redraw begins the next. */
      readonly attempt: number;
      readonly drawId: string;
      readonly poolId: string;
      readonly root: string;
      readonly groups: GroupCounts;
      readonly count: number;
      readonly excluded: number;
      readonly asOf: Instant;
      /** Salted hash of the table of what the strata stand for (draw.md §4); older pools have none. */
      readonly labelHash?: string;
    }
  | {
      readonly type: 'rosterConfirmed';
      readonly org: OrgId;
      readonly round: number;
      readonly absent: readonly OfficerId[];
      /** Known conflicts named (V4); whose and with whom lies in a record. */
      readonly conflicts: number;
    }
  | {
      /** 可派人数不足: found before anything is drawn, and named. */
      readonly type: 'rosterShort';
      readonly short: readonly { readonly org: OrgId; readonly fit: number; readonly wanted: number }[];
    }
  | {
      readonly type: 'rosterFrozen';
      readonly root: string;
      readonly fit: Readonly<Record<OrgId, number>>;
      readonly excluded: number;
      readonly conflicts: number;
    }
  | { readonly type: 'shareCommitted'; readonly org: OrgId; readonly commit: string; readonly escrowed: boolean }
  | {
      readonly type: 'planPublished';
      readonly planText: string;
      readonly planHash: string;
      readonly revealBy: Instant;
      /** Of the pool's label table: what the strata stand for is fixed with the plan, and told later or never. */
      readonly labelHash?: string;
      /** A time stamp is to be got of it. */
      readonly stamping?: true;
    }
  /** When the authority says that the plan was there; its answer lies in a record. */
  | { readonly type: 'planStamped'; readonly genTime: Instant }
  | { readonly type: 'shareRevealed'; readonly org: OrgId; readonly secret: string }
  | { readonly type: 'revealClosed'; readonly absent: readonly OrgId[]; readonly escrowed: readonly OrgId[] }
  | { readonly type: 'escrowOpened'; readonly org: OrgId; readonly secret: string }
  | { readonly type: 'escrowClosed'; readonly absent: readonly OrgId[] }
  | { readonly type: 'beaconTyped'; readonly org: OrgId; readonly text: string; readonly attempt: number }
  | { readonly type: 'beaconDiffers'; readonly attempt: number }
  /** `org`: of whom it was typed the second time; a signature proves itself. */
  | { readonly type: 'beaconSet'; readonly text: string; readonly org?: OrgId }
  | { readonly type: 'targetsDrawn'; readonly seed: string; readonly count: number }
  | {
      readonly type: 'officersMatched';
      readonly org: OrgId;
      readonly members: number;
      readonly vacant: number;
      readonly level: number;
      readonly officers: readonly { readonly officer: OfficerId; readonly person: PersonId }[];
    }
  | { readonly type: 'matchCompleted'; readonly eventsHead: string; readonly resultHash: string }
  | { readonly type: 'voidAsked'; readonly request: number; readonly reason: string }
  | { readonly type: 'redrawAsked'; readonly request: number; readonly reason: string }
  | { readonly type: 'redrawRefused'; readonly request: number; readonly reason: string }
  /** 作废: nothing was drawn. */
  | { readonly type: 'drawVoided'; readonly request: number; readonly drawId: string; readonly reason: string }
  /** 重抽: the result stands on record, and a draw of its own follows. */
  | { readonly type: 'drawSuperseded'; readonly request: number; readonly drawId: string; readonly reason: string }
  | { readonly type: 'noConflictDeclared'; readonly officer: OfficerId }
  | {
      readonly type: 'recusalApplied';
      readonly recusal: string;
      readonly officer: OfficerId;
      readonly org: OrgId;
      readonly position: number;
      readonly initiator: Initiator;
    }
  | {
      readonly type: 'recusalGranted';
      readonly recusal: string;
      readonly reason: string;
      /** The visit has ended already: who has been there has been there, and nobody takes his place. */
      readonly visited?: true;
    }
  | { readonly type: 'recusalRefused'; readonly recusal: string; readonly reason: string }
  | {
      readonly type: 'officerReplaced';
      readonly recusal: string;
      readonly org: OrgId;
      readonly position: number;
      readonly from: OfficerId;
      readonly fromRemaining: number;
      /** Null: nobody can take the place, which is a vacancy by name. */
      readonly to: { readonly officer: OfficerId; readonly person: PersonId } | null;
      readonly rule: 'a' | 'b' | 'c' | 'd';
      /** Others whom rule (c) moved: at most as many as its chain is long. */
      readonly moved: readonly {
        readonly position: number;
        readonly from: OfficerId;
        readonly to: { readonly officer: OfficerId; readonly person: PersonId };
      }[];
      readonly eventsHead: string;
      readonly resultHash: string;
    }
  | { readonly type: 'teamTold'; readonly tell: string; readonly position: number }
  | {
      /** 指定补缺: chosen by a person, with a reason that everybody may read; not a result of the draw. */
      readonly type: 'officerAppointed';
      readonly org: OrgId;
      readonly position: number;
      readonly slot: number;
      readonly officer: OfficerId;
      readonly person: PersonId;
      readonly reason: string;
    }
  | { readonly type: 'recusalClosed' }
  | { readonly type: 'visitsScheduled'; readonly visits: number; readonly first: Day; readonly last: Day }
  | { readonly type: 'inspectionsBegun'; readonly from: number; readonly to: number }
  | { readonly type: 'inspectionsCollected'; readonly closed: number }
  | { readonly type: 'taskClosed'; readonly opinion: string };
