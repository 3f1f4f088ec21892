import type { VNode } from 'preact';
import type { Instant } from '../../domain/kernel/time';
import type { DueView } from '../../contracts/views/common';
import { left, longDue, shortDue, UNKNOWN, urgency } from '../format';

const LOOK = { over: 'due due-over', soon: 'due due-soon', later: 'due' } as const;

/** 限期: the date and what is left of it; never the one without the other. */
export function Due({
  due,
  asOf,
  long = false,
}: {
  readonly due: DueView | null;
  readonly asOf: Instant;
  readonly long?: boolean;
}): VNode {
  if (due === null) return <span class="dim">{UNKNOWN}</span>;
  return (
    <span class={LOOK[urgency(due)]}>
      {long ? longDue(due, asOf) : shortDue(due, asOf)}
      <small>
        {left(due)}
        {due.assumed ? '，推算' : ''}
      </small>
    </span>
  );
}
