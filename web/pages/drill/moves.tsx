import type { VNode } from 'preact';
import { beijingDay } from '../../../domain/calendar/beijing';
import type { DrillView } from '../../../contracts/views/drill';
import type { PageContext } from '../../../contracts/views/page';
import { Kv } from '../../components/kv';
import { longMoment } from '../../format';
import { typedIn } from '../../forms/typed';

type Move = DrillView['moves'][number];

interface Props {
  readonly view: DrillView;
  readonly context: PageContext;
}

/** 拨时钟: what machines still owe, what comes next, and one click to each place where something happens. */
export const Moves = ({ view, context }: Props): VNode => {
  const { clock, owed, next, moves } = view;
  const { nextDue, now } = clock;
  const main = mainOf(view);
  return (
    <section class="pane stack" aria-labelledby="moves">
      <h2 id="moves">往前拨</h2>
      <Kv
        pairs={[
          {
            label: '系统正在办',
            value: clock.owed === 0 ? '没有，可以拨' : `${owed.join('、') || '正在唤醒'}。办好后本页自动刷新，再拨。`,
          },
          {
            label: '下一个限期',
            value:
              nextDue === null ? '没有' : nextDue <= now ? '已经到了' : `${longMoment(nextDue)}：${next.join('、')}`,
          },
        ]}
      />
      {clock.owed > 0 ? null : (
        <div class="moves">
          {moves.map((move) => (
            <form key={move.word} method="post" action={`/c/drill/${clock.id}/move`}>
              <input type="hidden" name="to" value={move.to} />
              <button class={move === main ? 'btn btn-main' : 'btn'} type="submit">
                {move.word}
              </button>
              <p class="hint">{longMoment(move.to)}</p>
            </form>
          ))}
        </div>
      )}
      <ToDay view={view} context={context} />
    </section>
  );
};

/** While people are awaited it is their turn. Else the next visit, the next date, or simply the next day. */
function mainOf({ moves, awaited, clock }: DrillView): Move | undefined {
  const today = beijingDay(clock.now);
  if (!awaited.every(({ what, due }) => what === '到场' && due !== null && due.day > today)) return undefined;
  return (
    moves.find(({ word }) => word === '到下一个检查日') ?? moves.find(({ word }) => word === '到下一个限期') ?? moves[0]
  );
}

const ToDay = ({ view: { clock }, context }: Props): VNode => (
  <form method="post" action={`/c/drill/${clock.id}/move`} id="move-day" class="to-day">
    <label for="clock-to">拨到这天09:00</label>
    <input
      class="in in-d"
      id="clock-to"
      name="day"
      type="date"
      required
      min={beijingDay(clock.now)}
      value={typedIn(context, 'moveClock').one('day', '')}
    />
    <button class="btn" type="submit">
      拨到这天
    </button>
  </form>
);
