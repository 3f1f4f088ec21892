import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Versions } from '../../domain/kernel/process';
import type { Day, Instant } from '../../domain/kernel/time';
import type { GroupCounts } from '../../domain/plan-rules/drawn';
import type { Scheme } from '../../domain/plan-rules/scheme';

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
      readonly drawId: string;
      readonly poolId: string;
      readonly root: string;
      readonly groups: GroupCounts;
      readonly count: number;
      readonly excluded: number;
      readonly asOf: Instant;
    }
  | { readonly type: 'shareCommitted'; readonly org: OrgId; readonly commit: string }
  | { readonly type: 'planPublished'; readonly planText: string; readonly planHash: string; readonly revealBy: Instant }
  | { readonly type: 'shareRevealed'; readonly org: OrgId; readonly secret: string }
  | { readonly type: 'revealClosed'; readonly absent: readonly OrgId[] }
  | { readonly type: 'beaconTyped'; readonly org: OrgId; readonly text: string; readonly attempt: number }
  | { readonly type: 'beaconDiffers'; readonly attempt: number }
  | { readonly type: 'beaconSet'; readonly text: string }
  | {
      readonly type: 'targetsDrawn';
      readonly seed: string;
      readonly count: number;
      readonly eventsHead: string;
      readonly resultHash: string;
    }
  | {
      readonly type: 'rosterConfirmed';
      readonly org: OrgId;
      readonly round: number;
      readonly absent: readonly OfficerId[];
    }
  | {
      readonly type: 'officersMatched';
      readonly org: OrgId;
      readonly round: number;
      readonly members: number;
      readonly level: number;
      readonly hash: string;
      readonly officers: readonly { readonly officer: OfficerId; readonly person: PersonId }[];
    }
  | {
      readonly type: 'officersShort';
      readonly org: OrgId;
      readonly round: number;
      readonly positions: number;
      readonly first: number;
      readonly missing: number;
    }
  | { readonly type: 'matchCompleted' }
  | { readonly type: 'noConflictDeclared'; readonly officer: OfficerId }
  | {
      readonly type: 'recusalApplied';
      readonly recusal: string;
      readonly officer: OfficerId;
      readonly org: OrgId;
      readonly position: number;
    }
  | { readonly type: 'recusalGranted'; readonly recusal: string; readonly reason: string }
  | { readonly type: 'recusalRefused'; readonly recusal: string; readonly reason: string }
  | {
      readonly type: 'officerReplaced';
      readonly recusal: string;
      readonly org: OrgId;
      readonly position: number;
      readonly slot: number;
      readonly from: OfficerId;
      readonly to: OfficerId;
      readonly person: PersonId;
      readonly fromRemaining: number;
      readonly rule: 'a' | 'b';
    }
  | {
      readonly type: 'replacementShort';
      readonly recusal: string;
      readonly org: OrgId;
      readonly position: number;
      readonly slot: number;
      readonly rule: 'd';
    }
  | { readonly type: 'recusalClosed' }
  | { readonly type: 'visitsScheduled'; readonly visits: number; readonly first: Day; readonly last: Day }
  | { readonly type: 'inspectionsBegun'; readonly from: number; readonly to: number }
  | { readonly type: 'inspectionsCollected'; readonly closed: number }
  | { readonly type: 'taskClosed'; readonly opinion: string };
