import type { VNode } from 'preact';
import type { DrawFacts } from '../../../contracts/views/task';
import { Kv, type Pair } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { longMoment, num, share } from '../../format';

/** 抽取 in short; what it is made of and what may be done stands in its own room. */
export const Draw = ({ task, draw }: { readonly task: string; readonly draw: DrawFacts }): VNode => (
  <section class="pane" id="draw" aria-labelledby="draw-h">
    <div class="pane-h">
      <h2 id="draw-h">
        抽取 <small class="dim">{draw.id}</small>
      </h2>
      <StatusMark {...draw.status} />
    </div>
    <Kv pairs={factsOf(draw)} />
    <p class="acts mt">
      <a class="btn" href={`/c/tasks/${encodeURIComponent(task)}/draw`}>
        进入抽取室
      </a>
    </p>
  </section>
);

/** What is known so far; what is still to come is told by the status. */
function factsOf(draw: DrawFacts): readonly Pair[] {
  const pair = (label: string, value: string | null): readonly Pair[] => (value === null ? [] : [{ label, value }]);
  const count = (done: 'committed' | 'revealed'): string =>
    `${draw.shares.filter((one) => one[done]).length}/${draw.shares.length}`;
  return [
    ...pair('名录', `${num(draw.poolSize)}户，已锁定`),
    ...pair('份额', `提交${count('committed')}，揭示${count('revealed')}`),
    ...pair('揭示截止', draw.revealBy === null ? null : longMoment(draw.revealBy)),
    ...pair('抽中', draw.drawn === null ? null : share(draw.drawn, draw.poolSize)),
    ...pair('结果哈希', draw.resultHash),
  ];
}
