import type { VNode } from 'preact';
import type { PageContext, Render } from '../../contracts/views/page';
import type { TaskListView, TaskRow, TasksPageView } from '../../contracts/views/task';
import { RefusedBand } from '../components/band';
import { Due } from '../components/due';
import { Empty } from '../components/empty';
import { Pager } from '../components/pager';
import { DrillTag, StatusMark } from '../components/status';
import { Table } from '../components/table';
import { longMoment, num, timeOfDay } from '../format';
import { Labelled } from '../forms/field';
import { typedIn } from '../forms/typed';
import { Head } from '../frame/frames';
import { staffPage, type Site } from '../frame/site';

const titleOf = ({ filter, stages }: TaskListView): string => {
  const stage = stages.find(({ id }) => id === filter.stage);
  return ['任务', stage?.word, filter.q ? `“${filter.q}”` : null].filter(Boolean).join(' · ');
};

/** `/c/tasks`: which task stands where, and whom it waits for. */
export const tasksPage =
  (site: Site): Render<TasksPageView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      titleOf(view),
      <>
        <Head heading="任务">
          <div class="acts">
            <span class="asof">数据截至 {timeOfDay(view.asOf)}</span>
            {view.mayCreate ? <NewTask view={view} context={context} /> : null}
          </div>
        </Head>
        <Filters view={view} />
        <div class="pane flush">
          {view.rows.length === 0 ? <NothingHere view={view} /> : <Rows view={view} />}
          {view.rows.length > 0 ? (
            <Pager path={context.path} shown={view.rows.length} total={null} unit="件" next={view.next} />
          ) : null}
        </div>
      </>,
    );

/** 新建任务: a name is enough; the number is taken by the system and the rest is the scheme's. */
function NewTask({ view, context }: { readonly view: TasksPageView; readonly context: PageContext }): VNode {
  const { refused } = context;
  const typed = typedIn(context, 'createTask');
  return (
    <details class="menu" open={refused !== null || view.chosen !== null}>
      <summary class="btn btn-main">新建任务</summary>
      <form method="post" action="/c/tasks" class="pane drop">
        <RefusedBand context={context} formOf={() => null} />
        <input type="hidden" name="commandId" value={context.commandId()} />
        <Labelled id="new-name" label="任务名称" hint="例如：2026年餐饮服务单位部门联合抽查。任务号由系统取。">
          <input
            class="in"
            id="new-name"
            name="name"
            required
            maxLength={80}
            value={typed.one('name', '')}
            aria-describedby="new-name-hint"
            autoComplete="off"
          />
        </Labelled>
        {view.clocks.length > 0 ? <Clock clocks={view.clocks} chosen={typed.one('clock', view.chosen ?? '')} /> : null}
        <button class="btn" type="submit">
          新建，去填方案
        </button>
      </form>
    </details>
  );
}

/** 时钟: the city's, or that of a drill, where the time is moved by hand. */
const Clock = ({ clocks, chosen }: Pick<TasksPageView, 'clocks'> & { readonly chosen: string }): VNode => (
  <Labelled id="new-clock" label="时钟" hint="演练任务的时间停着，由演练账号在“演练时钟”页往前拨。">
    <select class="in wide" id="new-clock" name="clock" aria-describedby="new-clock-hint">
      <option value="">真实时间</option>
      {clocks.map(({ id, now }) => (
        <option key={id} value={id} selected={id === chosen}>
          {id}，停在{longMoment(now)}
        </option>
      ))}
    </select>
  </Labelled>
);

const Filters = ({ view: { filter, stages } }: { readonly view: TaskListView }): VNode => (
  <form class="filters" method="get" action="/c/tasks">
    <label class="vh" for="stage">
      阶段
    </label>
    <select class="in" id="stage" name="stage">
      <option value="">全部阶段</option>
      {stages.map(({ id, word }) => (
        <option key={id} value={id} selected={id === filter.stage}>
          {word}
        </option>
      ))}
    </select>
    <label class="vh" for="query">
      任务号或名称
    </label>
    <input class="in in-w" id="query" name="q" type="search" placeholder="任务号或名称" value={filter.q ?? ''} />
    <button class="btn" type="submit">
      筛选
    </button>
    {filter.stage !== null || filter.q !== null ? <a href="/c/tasks">清空</a> : null}
  </form>
);

const COLUMNS = [
  { word: '任务号' },
  { word: '名称' },
  { word: '牵头' },
  { word: '阶段' },
  { word: '在等谁' },
  { word: '限期' },
  { word: '已办结/应查', num: true },
  { word: '进度', hidden: true },
];

const Rows = ({ view }: { readonly view: TaskListView }): VNode => (
  <Table caption="任务，新的在前" columns={COLUMNS} class="rows slim">
    <tbody>
      {view.rows.map((row) => (
        <Row key={row.id} row={row} asOf={view.asOf} />
      ))}
    </tbody>
  </Table>
);

const Row = ({ row, asOf }: { readonly row: TaskRow; readonly asOf: string }): VNode => (
  <tr>
    <td class="nb">{row.number}</td>
    <th scope="row">
      <a href={`/c/tasks/${encodeURIComponent(row.id)}`}>{row.name}</a> <DrillTag drill={row.drill} />
    </th>
    <td class="nb" data-l="牵头">
      {row.lead}
    </td>
    <td>
      <StatusMark {...row.status} />
    </td>
    <td data-l="在等">{row.awaited}</td>
    <td data-l="限期">
      <Due due={row.due} asOf={asOf} />
    </td>
    <td class="num" data-l="已办结/应查">
      {num(row.drawn === null ? null : row.closed)}/{num(row.drawn)}
    </td>
    <td>
      {row.drawn === null || row.drawn === 0 ? null : (
        <progress value={row.closed} max={row.drawn} aria-label={`已办结${num(row.closed)}，应查${num(row.drawn)}`} />
      )}
    </td>
  </tr>
);

const NothingHere = ({ view: { filter, mayCreate } }: { readonly view: TaskListView }): VNode =>
  filter.stage !== null || filter.q !== null ? (
    <Empty why="没有符合的任务">
      可能还没有走到这个阶段，或不是本部门参与的任务。
      <br />
      <a href="/c/tasks">看全部任务</a>
    </Empty>
  ) : (
    <Empty why="还没有任务">
      {mayCreate ? '点“新建任务”，填好方案就可以送审批。' : '牵头部门新建任务后，参与的部门会在这里看到。'}
    </Empty>
  );
