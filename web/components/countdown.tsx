import type { VNode } from 'preact';
import type { Instant } from '../../domain/kernel/time';
import { countdown } from '../countdown';
import { timeOfDay } from '../format';

/**
 * What is left until a moment. A script lets it run by the server's clock, which the page holds once (`Now`); without one, and on a
 * drill's clock that stands, it is what was left when the page was made.
 */
export const Countdown = ({
  until,
  asOf,
  still,
}: {
  readonly until: Instant;
  readonly asOf: Instant;
  readonly still: boolean;
}): VNode => (
  <p class="clock" role="timer" data-until={still ? undefined : until}>
    {countdown(Date.parse(until) - Date.parse(asOf))}
  </p>
);

/** The time of the page in Beijing, which its countdowns count by. */
export const Now = ({ asOf, still }: { readonly asOf: Instant; readonly still: boolean }): VNode => (
  <time dateTime={asOf} data-now={still ? undefined : asOf}>
    {timeOfDay(asOf)}
  </time>
);
