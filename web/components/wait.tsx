import type { VNode } from 'preact';
import type { Instant } from '../../domain/kernel/time';
import type { Status, Tone, WaitView } from '../../contracts/views/common';
import { longMoment } from '../format';
import { Due } from './due';
import { StatusMark } from './status';
import { WhyDays } from './why-days';

/** Whoever has been passed over is red, whoever is late is red, the rest is moving. */
const toneOf = ({ due, rung }: WaitView): Tone =>
  due?.pausedSince != null ? 'pause' : due?.overdue || rung === 'escalation' || rung === 'breach' ? 'bad' : 'move';

/** One wait as a sentence: who, for what, since, until when, what then. */
function Wait({
  wait,
  asOf,
  open,
}: {
  readonly wait: WaitView;
  readonly asOf: Instant;
  readonly open: boolean;
}): VNode {
  return (
    <>
      <p class="wait-s">
        <StatusMark word={wait.who} tone={toneOf(wait)} /> {wait.what}
      </p>
      <dl class="facts">
        {/* a machine is at work at once, or tells its date itself */}
        {wait.due === null ? null : (
          <>
            <div>
              <dt>自</dt>
              <dd>{longMoment(wait.since)}</dd>
            </div>
            <div>
              <dt>限期</dt>
              <dd>
                <Due due={wait.due} asOf={asOf} long />
              </dd>
            </div>
          </>
        )}
        {wait.then === '' ? null : (
          <div>
            <dt>之后</dt>
            <dd>{wait.then}</dd>
          </div>
        )}
      </dl>
      {wait.why ? (
        <>
          <hr />
          <WhyDays why={wait.why} open={open} />
        </>
      ) : null}
    </>
  );
}

/** How a process ended, by its status; null: it has not. */
export const endOf = ({ word, tone }: Status): string | null => (tone === 'done' ? word : null);

/** As many waits as are told in full; the others are a table. */
const FULL = 2;

/** 在等: the nearest deadline first, as the view has them. */
export function Waits({
  waits,
  asOf,
  busy,
  ended,
  folded = false,
}: {
  readonly waits: readonly WaitView[];
  readonly asOf: Instant;
  /** A machine owes something now. */
  readonly busy: boolean;
  /** How the thing ended that the page is about; null: it has not. */
  readonly ended: string | null;
  /** The reason of a date is folded: where there is little room. */
  readonly folded?: boolean;
}): VNode {
  const others = waits.slice(FULL);
  return (
    <section class="pane stack" aria-labelledby="waits">
      <h2 id="waits" class="small dim">
        在等
      </h2>
      {waits.length === 0 ? <p>{ended ?? (busy ? '系统正在办理，稍候' : '现在没有等人办的事')}。</p> : null}
      {waits.slice(0, FULL).map((wait, index) => (
        <div key={`${wait.who}${wait.what}`}>
          <Wait wait={wait} asOf={asOf} open={index === 0 && !folded} />
        </div>
      ))}
      {others.length > 0 ? <OtherWaits waits={others} asOf={asOf} /> : null}
    </section>
  );
}

const OtherWaits = ({ waits, asOf }: { readonly waits: readonly WaitView[]; readonly asOf: Instant }): VNode => (
  <details>
    <summary>另外还在等{waits.length}件</summary>
    <ul class="finds small mt">
      {waits.map((wait) => (
        <li key={`${wait.who}${wait.what}`} class="flex">
          <span>
            <StatusMark word={wait.who} tone={toneOf(wait)} /> {wait.what}
          </span>
          <span class="push">
            <Due due={wait.due} asOf={asOf} />
          </span>
        </li>
      ))}
    </ul>
  </details>
);
