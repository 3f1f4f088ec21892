import { beijingTime, weekdayOf } from '../../domain/calendar/beijing';
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

/** The deadline of 到场 is the day that the schedule set: nothing was counted to it. */
const PLANNED = 'visit';

function planned(deadline: Deadline): WhyView {
  const day = dueDay(deadline);
  const ends = deadline.ends === 'statutory' ? '24:00' : beijingTime(deadline.due);
  const date = `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日（${weekdayOf(day)}）`;
  return { days: [], sentence: `检查日程排定${date}检查，当天${ends}前到场。依据：${deadline.basis.text}。` };
}

/** 为什么是这天. */
export function whyView(deadline: Deadline | null, now: Instant): WhyView | null {
  if (!deadline) return null;
  if (deadline.basis.parameter === PLANNED) return planned(deadline);
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
