import type { VNode } from 'preact';
import type { DrillsView } from '../../../contracts/views/drill';
import type { PageContext, Render } from '../../../contracts/views/page';
import { RefusedBand } from '../../components/band';
import { Empty } from '../../components/empty';
import { Table } from '../../components/table';
import { longMoment, num } from '../../format';
import { Labelled } from '../../forms/field';
import { typedIn } from '../../forms/typed';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';

/** `/c/drill` 演练时钟: one's own clocks, and a form for a new one. */
export const drillsPage =
  (site: Site): Render<DrillsView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      '演练时钟',
      <>
        <Head heading="演练时钟" note="演练任务的时间停着不走，只在这里往前拨。城市里真实的任务不受影响。" />
        <RefusedBand context={context} formOf={() => 'new-clock'} />
        <div class="cols">
          <Clocks view={view} />
          <aside class="stack" aria-label="新建和用法">
            <NewClock view={view} context={context} />
            <HowTo />
          </aside>
        </div>
      </>,
    );

const COLUMNS = [{ word: '时钟' }, { word: '停在' }, { word: '任务', num: true }, { word: '未归档', num: true }];

const Clocks = ({ view: { clocks } }: { readonly view: DrillsView }): VNode => (
  <section class="pane flush" aria-label="我的演练时钟">
    {clocks.length === 0 ? (
      <Empty why="还没有演练时钟">新建一个，再把任务开在它上面，几分钟就能走完一件任务的两个月。</Empty>
    ) : (
      <Table caption="我的演练时钟" columns={COLUMNS} class="rows slim">
        <tbody>
          {clocks.map(({ id, now, tasks, open }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/c/drill/${id}`}>{id}</a>
              </th>
              <td data-l="停在">{longMoment(now)}</td>
              <td class="num" data-l="任务">
                {num(tasks)}
              </td>
              <td class="num" data-l="未归档">
                {num(open)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
  </section>
);

function NewClock({
  view: { proposed },
  context,
}: {
  readonly view: DrillsView;
  readonly context: PageContext;
}): VNode {
  const typed = typedIn(context, 'createClock');
  return (
    <section class="pane" aria-labelledby="new-clock-h">
      <h2 id="new-clock-h">新建演练时钟</h2>
      <form method="post" action="/c/drill" id="new-clock" class="mt">
        <Labelled id="clock-day" label="从哪天开始" hint="停在这天09:00，之后只能往前拨。">
          <input
            class="in in-d"
            id="clock-day"
            name="day"
            type="date"
            required
            value={typed.one('day', proposed.day)}
            aria-describedby="clock-day-hint"
          />
        </Labelled>
        <Labelled id="clock-id" label="编号" hint="任务号以它开头。小写字母、数字和短横线，以 drill- 开头。">
          <input
            class="in"
            id="clock-id"
            name="id"
            required
            pattern="drill-[a-z0-9\-]{1,40}"
            maxLength={46}
            value={typed.one('id', proposed.id)}
            aria-describedby="clock-id-hint"
            autoComplete="off"
            spellcheck={false}
          />
        </Labelled>
        <button class="btn btn-main" type="submit">
          新建演练时钟
        </button>
      </form>
    </section>
  );
}

const HowTo = (): VNode => (
  <section class="pane" aria-labelledby="how">
    <h2 id="how">怎样走完一件任务</h2>
    <ol class="numbered small">
      <li>新建一个演练时钟。</li>
      <li>用牵头部门的经办登录，在“任务”页新建任务，时钟选它。哪个部门的经办新建，哪个部门就牵头。</li>
      <li>时钟的页面上写着轮到谁、用哪个账号；没有等人办的事时，把时钟往前拨。</li>
    </ol>
  </section>
);
