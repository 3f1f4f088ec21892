import { beijingDay, beijingTime, dayNumber } from '../calendar/beijing';
import { calendarTitle, type Calendar } from '../calendar/calendar';
import { epochMs, instant, type Day, type Instant } from '../kernel/time';
import { touches } from './counting';
import type { Deadline, Pause } from './clock';
import { explain, type DayCell } from './explain';
import { remaining } from './remaining';

const UNIT = { workingDays: '个工作日', calendarDays: '个自然日', hours: '小时' } as const;

/**
 * "为什么是这天" in words, as a page or a printed note says it:
 * `会商确认期限为5个工作日，自送达次日起算。国庆7天、周日1天跳过；10月10日（周六）补班，计入。没有中止时段。依据：…，日历2026年第1版。`
 */
export function explainSentence(deadline: Deadline, calendar: Calendar, now: Instant): string {
  const cells = explain(deadline, calendar, now);
  const { text } = deadline.basis;
  return [
    budgetClause(deadline),
    deadline.budget.unit === 'workingDays' ? skippedClause(cells.slice(1)) : '',
    pauseClause(deadline, calendar, cells, now),
    deadline.assumed ? assumedClause(cells) : '',
    `依据：${text}，${calendarTitle(deadline.calendar)}。`,
  ].join('');
}

function budgetClause({ basis, budget, start }: Deadline): string {
  const { title = '', since = '送达' } = basis;
  const length = `${title}期限为${budget.amount}${UNIT[budget.unit]}`;
  switch (budget.unit) {
    case 'workingDays':
      return `${length}，自${since}次日起算。`;
    case 'calendarDays':
      return `${length}，自${since}次日起算，周末和节假日也计入。`;
    case 'hours':
      return `${length}，自${monthDay(beijingDay(start))}${beijingTime(start)}${since}起连续计算，周末和节假日也计入。`;
  }
}

/** 国庆7天、周日1天跳过；10月10日（周六）补班，计入。 */
function skippedClause(cells: readonly DayCell[]): string {
  const skipped = new Map<string, number>();
  for (const { working, label, weekday } of cells) {
    if (working) continue;
    const name = label === '休息' ? weekday : label;
    skipped.set(name, (skipped.get(name) ?? 0) + 1);
  }
  const off = [...skipped].map(([name, days]) => `${name}${days}天`).join('、');
  const makeup = cells.filter(({ working, weekday, counted }) => working && counted && /[六日]/.test(weekday));
  const worked = makeup.map(({ day, weekday }) => `${monthDay(day)}（${weekday}）`).join('、');
  return [off ? `${off}跳过` : '其间没有节假日和周末', ...(worked ? [`${worked}补班，计入`] : [])].join('；') + '。';
}

function pauseClause(deadline: Deadline, calendar: Calendar, cells: readonly DayCell[], now: Instant): string {
  const { pausedSince, pauses } = deadline;
  const closed = pauses.filter((pause) => mattered(pause, deadline));
  const open = pausedSince !== null && pausedSince <= now ? openClause(deadline, calendar, now) : '';
  if (!closed.length) return open || '没有中止时段。';
  const told = closed.map(({ from, to, ground }) => `${span(from, to)}中止（${ground}）`).join('、');
  if (deadline.budget.unit === 'hours') return `${told}，中止的时间不计入。${open}`;
  const lost = cells.filter(
    ({ label, day }) => label === '中止' && closed.some((pause) => touchesDay(pause, day, deadline)),
  );
  return `${told}，共${lost.length}${UNIT[deadline.budget.unit]}不计入。${open}`;
}

function openClause(deadline: Deadline, calendar: Calendar, now: Instant): string {
  const ground = deadline.pauses.find(({ to }) => to === null)?.ground ?? '';
  const stopped = `${monthDay(beijingDay(deadline.pausedSince ?? now))}起中止（${ground}），限期停计`;
  if (deadline.budget.unit === 'hours') return `${stopped}，恢复后从余下的时间接着算。`;
  const { workingDays, calendarDays } = remaining(deadline, calendar, now);
  const left = deadline.budget.unit === 'workingDays' ? workingDays : calendarDays;
  return `${stopped}，恢复后从余下的${left}${UNIT[deadline.budget.unit]}接着算。`;
}

/** A closed pause that lies, at least in part, between the first day and the last. */
function mattered({ from, to }: Pause, { start, due }: Deadline): boolean {
  return to !== null && to > from && to > start && from < due;
}

function touchesDay(pause: Pause, day: Day, { ends }: Deadline): boolean {
  return touches(pause, dayNumber(day), ends);
}

/** 10月20日至10月22日; one day alone once. */
function span(from: Instant, to: Instant | null): string {
  const first = beijingDay(from);
  const last = beijingDay(instant(epochMs(to ?? from) - 1));
  return last <= first ? monthDay(first) : `${monthDay(first)}至${monthDay(last)}`;
}

function assumedClause(cells: readonly DayCell[]): string {
  const years = [...new Set(cells.filter(({ assumed }) => assumed).map(({ day }) => day.slice(0, 4)))];
  // While the clock stands the days shown may end before the year that is assumed.
  if (!years.length) return '';
  return `${years.join('、')}年放假安排尚未公布，暂按普通周末推算，公布后重新计算。`;
}

const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
