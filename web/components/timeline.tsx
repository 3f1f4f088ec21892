import type { VNode } from 'preact';
import type { Instant } from '../../domain/kernel/time';
import type { TimelineEntry } from '../../contracts/views/common';
import { shortMoment } from '../format';

/** 时间线, newest first; a person's decision has a full dot, the system's housekeeping an empty one. */
export const Timeline = ({
  entries,
  asOf,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly asOf: Instant;
}): VNode => (
  <ol class="tl">
    {entries.map(({ at, text, quote, key }, index) => (
      <li key={index} class={classOf(key, shortMoment(at, asOf))}>
        <time dateTime={at}>{shortMoment(at, asOf)}</time>
        {text}
        {quote === null || quote === '' ? null : <p class="quote">{quote}</p>}
      </li>
    ))}
  </ol>
);

/** A moment of another year is told with it, and takes two lines. */
const classOf = (key: boolean, moment: string): string | undefined =>
  [...(key ? ['key'] : []), ...(moment.length > 11 ? ['long'] : [])].join(' ') || undefined;

export const TimelinePane = ({
  entries,
  total,
  asOf,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly total: number;
  readonly asOf: Instant;
}): VNode => (
  <section class="pane" aria-labelledby="timeline">
    <div class="pane-h">
      <h2 id="timeline">时间线</h2>
      <span class="small dim">{entries.length < total ? `最近${entries.length}条，共${total}条` : `共${total}条`}</span>
    </div>
    {entries.length === 0 ? <p class="dim">还没有记录。</p> : <Timeline entries={entries} asOf={asOf} />}
  </section>
);
