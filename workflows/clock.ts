import type { Calendar } from '../domain/calendar/calendar';
import { deadline, type Deadline } from '../domain/clocks/deadline';
import { parameterOf, type ParameterName } from '../domain/clocks/parameters';
import type { Versions } from '../domain/kernel/process';
import type { Instant } from '../domain/kernel/time';

/** The deadline of a duty that began at `start`, by a parameter or rule in the version the process began with. */
export function clockFrom(start: Instant, name: ParameterName, versions: Versions, calendar: Calendar): Deadline {
  const { budget, ends, basis } = parameterOf(versions.parameters, name);
  return deadline({ start, budget, ends, calendar: versions.calendar, pauses: [], basis }, calendar);
}
