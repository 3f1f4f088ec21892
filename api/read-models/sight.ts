import { beijingDay } from '../../domain/calendar/beijing';
import type { Day, Instant } from '../../domain/kernel/time';
import type { Viewer } from './index';

/** What of one task decides who may know its drawn targets. */
export interface Scope {
  readonly lead: string;
  readonly windowTo: Day | null;
  readonly now: Instant;
}

/** What of one drawn target decides it. */
export interface Place {
  /** Its results are public. */
  readonly published: boolean;
  /** The viewer is on its team. */
  readonly own: boolean;
}

/**
 * Whether a viewer may know which firm was drawn (console.md X2): until its results are public or the window is over, only
 * the lead's handler, the group that goes there, and those who review its results. The scope of the route has seen to it
 * that the viewer's department takes part.
 */
export function seesTarget({ role, org }: Viewer, { lead, windowTo, now }: Scope, { published, own }: Place): boolean {
  if (published || (windowTo !== null && beijingDay(now) > windowTo)) return true;
  return (
    (role === 'handler' && org === lead) || role === 'reviewer' || ((role === 'officer' || role === 'expert') && own)
  );
}

/**
 * Whether a viewer may know what a stratum of the draw stands for; all others see its number. Where a risk class or another tag
 * shapes the strata (提高比例) the lead's handler alone, and auditors once the window is over (X1; draw.md §4); else as names
 * are known (X2).
 */
export function seesLabels({ role, org }: Viewer, { lead, windowTo, now }: Scope, classShaped: boolean): boolean {
  if (role === 'handler' && org === lead) return true;
  const over = windowTo !== null && beijingDay(now) > windowTo;
  return classShaped ? over && role === 'auditor' : over || role === 'reviewer';
}

/**
 * Whether a viewer may take the full bundle (审计材料), as its route allows: the lead's desk and auditors, after the window. Its
 * openings tell of each firm the stratum: where a class shapes those, who may know what they stand for (X1).
 */
export function takesBundle(viewer: Viewer, scope: Scope, classShaped: boolean): boolean {
  const { role, org } = viewer;
  const { lead, windowTo, now } = scope;
  if (windowTo === null || beijingDay(now) <= windowTo || !seesLabels(viewer, scope, classShaped)) return false;
  return role === 'auditor' || (org === lead && (role === 'handler' || role === 'approver' || role === 'leader'));
}

/** Chances are told to the lead before the draw, to everybody after it (N8). */
export const seesOdds = ({ role, org }: Viewer, { lead }: Pick<Scope, 'lead'>): boolean =>
  org === lead || role === 'auditor';

/** Whether a viewer may know officers of a department by name: the own ones, and for the lead's posts all who were drawn. */
export const seesOfficers = ({ org }: Viewer, lead: string, department: string): boolean =>
  org === department || org === lead;
