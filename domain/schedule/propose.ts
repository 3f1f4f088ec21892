import type { Calendar } from '../calendar/calendar';
import type { OfficerId, OrgId } from '../kernel/duty';
import { ok, refuse } from '../kernel/result';
import type { Result } from '../kernel/result';
import type { Day, Instant } from '../kernel/time';
import { Diary } from './diary';
import type { Busy } from './diary';
import { DEFAULT_SLOTS, slotsOf } from './slots';
import type { SlotTime } from './slots';

/** A drawn target with its team (检查组). */
export interface TeamToVisit {
  readonly position: number;
  /** Town code; null or empty when unknown: such targets come last. */
  readonly town: string | null;
  readonly team: readonly { readonly officer: OfficerId; readonly org: OrgId }[];
}

export interface ScheduleRequest {
  readonly positions: readonly TeamToVisit[];
  /** The lead department: one of its officers leads each group (组长). */
  readonly lead: OrgId;
  /** 检查时间 of the scheme, both days included. */
  readonly window: { readonly from: Day; readonly to: Day };
  /** The first day on which visits may be; a day before the window counts as its first day. */
  readonly from: Day;
  readonly calendar: Calendar;
  readonly busy: readonly Busy[];
  readonly slots?: readonly SlotTime[];
  /** 车辆: one to a visit while there are free ones; a visit without one is scheduled all the same. */
  readonly vehicles?: readonly string[];
}

/** A scheduled visit (排期). */
export interface ProposedVisit {
  readonly position: number;
  readonly date: Day;
  readonly from: Instant;
  readonly to: Instant;
  readonly leader: OfficerId;
  readonly officers: readonly OfficerId[];
  readonly vehicle: string | null;
}

/**
 * 排期: a day, time, group leader and vehicle for every target; by position. Town after town (neighbours have neighbouring
 * codes), each target gets the earliest slot of a working day in which its whole team is free, so that nobody is at two
 * visits at once and a day's visits lie together. Groups are led in turn by the lead department's officers.
 * Refuses NO_FREE_DAY (position, and the officer of its team with the fewest free slots), OUTSIDE_WINDOW, and
 * OFFICER_SHORTAGE where a team has nobody of the lead department.
 */
export function proposeSchedule(request: ScheduleRequest): Result<ProposedVisit[]> {
  const { window, calendar, busy, lead } = request;
  const from = request.from < window.from ? window.from : request.from;
  if (from > window.to)
    return refuse('OUTSIDE_WINDOW', { from: request.from, windowFrom: window.from, windowTo: window.to });
  const slots = slotsOf(calendar, from, window.to, request.slots ?? DEFAULT_SLOTS);
  const diary = new Diary(slots, busy);
  const led = new Map<OfficerId, number>();
  const cars = new Carpool(request.vehicles ?? []);
  const visits: ProposedVisit[] = [];
  for (const { position, team } of townByTown(request.positions)) {
    const officers = team.map(({ officer }) => officer);
    const leader = nextLeader(
      team.filter(({ org }) => org === lead).map(({ officer }) => officer),
      led,
    );
    if (leader === null) return refuse('OFFICER_SHORTAGE', { position, org: lead, missing: 1 });
    const index = diary.firstFree(officers);
    const slot = slots[index];
    if (!slot)
      return refuse('NO_FREE_DAY', {
        position,
        officer: busiest(officers, diary),
        windowFrom: from,
        windowTo: window.to,
      });
    diary.book(officers, index);
    led.set(leader, (led.get(leader) ?? 0) + 1);
    visits.push({ position, ...slot, leader, officers, vehicle: cars.take(index) });
  }
  return ok(visits.sort((a, b) => a.position - b.position));
}

const townByTown = (positions: readonly TeamToVisit[]): TeamToVisit[] => {
  const key = (town: string | null) => town || '~'; // after every code: digits sort before it
  return [...positions].sort((a, b) =>
    key(a.town) < key(b.town) ? -1 : key(a.town) > key(b.town) ? 1 : a.position - b.position,
  );
};

/** The one who has led least so far, the team's own order deciding among equals: it came from the draw. */
const nextLeader = (candidates: readonly OfficerId[], led: ReadonlyMap<OfficerId, number>): OfficerId | null =>
  candidates.reduce<OfficerId | null>(
    (best, officer) => (best === null || (led.get(officer) ?? 0) < (led.get(best) ?? 0) ? officer : best),
    null,
  );

/** Whose diary is fullest: the officer that a replacement or a longer window would help. */
const busiest = (officers: readonly OfficerId[], diary: Diary): OfficerId | null =>
  officers.reduce<OfficerId | null>(
    (fullest, officer) => (fullest === null || diary.freeSlots(officer) < diary.freeSlots(fullest) ? officer : fullest),
    null,
  );

/** Vehicles handed out slot by slot: none is at two places at once. */
class Carpool {
  private readonly used = new Map<number, number>();

  constructor(private readonly vehicles: readonly string[]) {}

  take(slot: number): string | null {
    const used = this.used.get(slot) ?? 0;
    this.used.set(slot, used + 1);
    return this.vehicles[used] ?? null;
  }
}
