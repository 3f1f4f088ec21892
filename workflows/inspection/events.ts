import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Versions } from '../../domain/kernel/process';
import type { Instant } from '../../domain/kernel/time';

export interface TeamMember {
  readonly officer: OfficerId;
  readonly person: PersonId;
}

/** A department's share of a visit: its items and its officers (V2: at least two of each department). */
export interface InspectionPart {
  readonly org: OrgId;
  readonly items: readonly { readonly item: string; readonly version: number }[];
  readonly officers: readonly TeamMember[];
}

/** Who is sent by one organisation. */
export interface Team {
  readonly org: OrgId;
  readonly officers: readonly TeamMember[];
}

export interface InspectionInput {
  readonly id: string;
  readonly task: string;
  readonly position: number;
  readonly uid: string;
  readonly lead: OrgId;
  readonly visit: { readonly from: Instant; readonly to: Instant; readonly leader: TeamMember };
  readonly parts: readonly InspectionPart[];
  /** 专业人员 who assist; they have no part of their own (V3). Absent where the task asks for none. */
  readonly experts?: Team;
  readonly versions: Versions;
}

/** What happened in an inspection (检查). Findings lie in the set `results`; the event holds their count and salted hash. */
export type InspectionEvent =
  | ({ readonly type: 'inspectionOpened' } & InspectionInput)
  | {
      /** 换人: after a recusal or an appointment; the whole team as it stands. */
      readonly type: 'teamChanged';
      readonly leader: TeamMember;
      readonly teams: readonly Team[];
      readonly experts?: Team;
    }
  | { readonly type: 'arrived'; readonly officers: readonly OfficerId[] }
  | {
      readonly type: 'resultsEntered';
      readonly org: OrgId;
      readonly round: number;
      readonly officers: readonly OfficerId[];
      readonly codes: Readonly<Record<string, string>>;
    }
  | { readonly type: 'visitEnded'; /** D1 */ readonly publishDue: Instant }
  | { readonly type: 'reviewPassed'; readonly org: OrgId; readonly round: number; readonly opinion: string }
  | { readonly type: 'resultsReturned'; readonly org: OrgId; readonly round: number; readonly reason: string }
  | { readonly type: 'allPassed' }
  | { readonly type: 'published'; readonly version: number; readonly payloadHash: string }
  | {
      readonly type: 'delivered';
      readonly channel: string;
      readonly version: number;
      readonly businessKey: string;
      readonly receipt: string;
    };
