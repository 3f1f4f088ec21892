import { addDays, beijingDay } from '../../../domain/calendar/beijing';
import type { Instant } from '../../../domain/kernel/time';
import { OFFICERS_PER_DEPARTMENT } from '../../../domain/results/check-entry';
import type { SchemeBody } from '../../../contracts/commands/joint-task';

/** Days until the window of a new scheme opens (approval, confirmation, draw and match come first), and how long it is. */
const BEFORE = 35;
const LENGTH = 60;

/** A scheme nobody has saved yet: what follows from the task itself, the rest left open so that the rules name it. */
export function emptyScheme({ name, lead, now }: { name: string; lead: string; now: Instant }): SchemeBody {
  const from = addDays(beijingDay(now), BEFORE);
  return {
    name,
    lead,
    departments: [lead],
    scope: { kinds: [], towns: [], tags: [] },
    items: [],
    ratio: null,
    count: null,
    strata: 'town',
    raised: null,
    batches: 1,
    beacon: 'lottery',
    window: { from, to: addDays(from, LENGTH) },
    minOfficers: OFFICERS_PER_DEPARTMENT,
  };
}
