import { beijingDay, beijingTime, weekdayOf } from '../../domain/calendar/beijing';
import type { Instant } from '../../domain/kernel/time';

/** Tells the drill in Chinese, each line under its virtual date. `quiet` keeps the summary only. */
export class Narrator {
  constructor(
    private readonly write: (line: string) => void,
    private readonly quiet: boolean,
  ) {}

  stage(now: Instant, text: string): void {
    this.line(`\n${when(now)}  【${text}】`);
  }

  deed(now: Instant, text: string): void {
    this.line(`${when(now)}    ${text}`);
  }

  note(text: string): void {
    this.line(`  ${text}`);
  }

  private line(text: string): void {
    if (!this.quiet) this.write(text);
  }
}

/** 2026-10-12 周一 17:30 */
const when = (now: Instant): string => `${beijingDay(now)} ${weekdayOf(beijingDay(now))} ${beijingTime(now)}`;
