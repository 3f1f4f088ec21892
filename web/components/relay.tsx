import type { VNode } from 'preact';
import { pathOf } from '../../contracts/routes/parts';
import { SAMPLE_DRILL } from '../../contracts/sample';
import type { PageContext } from '../../contracts/views/page';
import { num } from '../format';
import { News } from './news';
import { LogInAs } from '../forms/log-in-as';

/** 演练接力, in the sample city: one person plays all, so that whoever is awaited next is one click away; so is the clock. */
export function Relay({
  context: { relay, viewer, refused },
}: {
  readonly context: Pick<PageContext, 'relay' | 'viewer' | 'refused'>;
}): VNode | null {
  if (relay === null) return null;
  const { clock, task, busy, items, password } = relay;
  const clockHref = `/c/drill/${clock}`;
  return (
    <nav class="relay" aria-label="演练接力">
      {busy && refused === null ? <News from={pathOf('/api/v1/tasks', task)} seen={{ busy }} /> : null}
      <span>
        <b>演练接力</b> {stateOf(relay)}
      </span>
      {items.map(({ key, what, href, login }) => (
        <LogInAs key={key} login={login} password={password} next={href}>
          {what} <small class="mono">{login}</small>
        </LogInAs>
      ))}
      {viewer?.role === 'drill' ? (
        <a class="btn" href={clockHref}>
          去拨时钟
        </a>
      ) : (
        <LogInAs login={SAMPLE_DRILL} password={password} next={clockHref}>
          去拨时钟 <small class="mono">{SAMPLE_DRILL}</small>
        </LogInAs>
      )}
    </nav>
  );
}

function stateOf({ busy, total, here }: NonNullable<PageContext['relay']>): string {
  if (busy) return '系统正在办理，稍候';
  if (total === 0) return '现在没有等人办的事，先拨时钟';
  return here === 0 ? `轮到${num(total)}件` : `轮到您，在本页办（共${num(total)}件）`;
}
