import { calendarOf } from '../../domain/calendar/calendar';
import { dueDay } from '../../domain/clocks/counting';
import type { Deadline } from '../../domain/clocks/deadline';
import { explain } from '../../domain/clocks/explain';
import { remaining } from '../../domain/clocks/remaining';
import { explainSentence } from '../../domain/clocks/sentence';
import type { Instant } from '../../domain/kernel/time';
import type { DueView, WhyView } from '../../contracts/views/common';

/** 限期: the due date and what is left of it. */
export function dueView(deadline: Deadline | null, now: Instant): DueView | null {
  if (!deadline) return null;
  const { due, assumed, ends, pausedSince } = deadline;
  return {
    due,
    day: dueDay(deadline),
    statutory: ends === 'statutory',
    pausedSince: pausedSince !== null && pausedSince <= now ? pausedSince : null,
    assumed,
    ...remaining(deadline, calendarOf(deadline.calendar), now),
  };
}

/** 为什么是这天. */
export function whyView(deadline: Deadline | null, now: Instant): WhyView | null {
  if (!deadline) return null;
  const calendar = calendarOf(deadline.calendar);
  const cells = explain(deadline, calendar, now);
  return {
    days: cells.map(({ day, weekday, counted, label, working, today }, index) => ({
      day,
      weekday,
      counted,
      label: today && label === '计入' ? '今天' : label,
      off: !working,
      last: index === cells.length - 1,
    })),
    sentence: explainSentence(deadline, calendar, now),
  };
}
