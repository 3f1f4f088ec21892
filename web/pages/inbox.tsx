import type { VNode } from 'preact';
import type { PageContext, Render } from '../../contracts/views/page';
import type { InboxRow, InboxView } from '../../contracts/views/task';
import { beijingDay, weekdayOf } from '../../domain/calendar/beijing';
import { Due } from '../components/due';
import { Empty } from '../components/empty';
import { Pager } from '../components/pager';
import { DrillTag, StatusMark } from '../components/status';
import { Table } from '../components/table';
import { longMoment, monthDay, num, shortMoment, timeOfDay } from '../format';
import { Head } from '../frame/frames';
import { staffPage, type Site } from '../frame/site';

const TABS: readonly { readonly tab: InboxView['tab']; readonly word: string }[] = [
  { tab: 'mine', word: '待我办' },
  { tab: 'escalated', word: '督办' },
  { tab: 'done', word: '我已办' },
];
const wordOf = (tab: InboxView['tab']): string => TABS.find((each) => each.tab === tab)?.word ?? '';

/** `/c/inbox` 待办: nearest deadline first; names of drawn targets are not in titles (X2). */
export const inboxPage =
  (site: Site): Render<InboxView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      `${wordOf(view.tab)} ${num(view.total)}件`,
      <>
        <Head heading="待办">
          <span class="asof">数据截至 {timeOfDay(view.asOf)}</span>
        </Head>
        <Tabs view={view} context={context} />
        <div class="pane flush">
          {view.rows.length === 0 ? (
            <NothingHere view={view} drill={context.viewer?.role === 'drill'} />
          ) : (
            <Rows view={view} />
          )}
          {view.rows.length > 0 ? (
            <Pager path={context.path} shown={view.rows.length} total={view.total} unit="件" next={view.next} />
          ) : null}
        </div>
        <p class="small dim mt">
          对象名称在检查窗口结束前不在待办中显示。{view.tab === 'done' ? '' : '限期按工作日计，括号内为自然日。'}
        </p>
      </>,
    );

const Tabs = ({ view, context }: { readonly view: InboxView; readonly context: PageContext }): VNode => (
  <nav class="tabs" aria-label="待办分类">
    {TABS.map(({ tab, word }) => {
      const count = tab === view.tab ? view.total : tab === 'mine' ? context.viewer?.counts.inbox : undefined;
      return (
        <a
          key={tab}
          href={tab === 'mine' ? '/c/inbox' : `/c/inbox?tab=${tab}`}
          aria-current={tab === view.tab ? 'page' : undefined}
        >
          {word}
          {count === undefined ? null : <i>{num(count)}</i>}
        </a>
      );
    })}
  </nav>
);

const HEADS = ['事项', '任务或对象', '阶段', '来自', '到达'];
/** What is open has a limit, what is done has its time: the one would say nothing of the other. */
const columnsOf = (tab: InboxView['tab']) =>
  [...HEADS, tab === 'done' ? '办结' : '限期', '状态'].map((word) => ({ word }));

const Rows = ({ view }: { readonly view: InboxView }): VNode => (
  <Table
    caption={`${wordOf(view.tab)}，${view.tab === 'done' ? '新办的在前' : '按限期先后'}`}
    columns={columnsOf(view.tab)}
    class="rows slim"
  >
    {groupsOf(view).map(({ word, rows }) => (
      <tbody key={word ?? 'all'}>
        {word === null ? null : (
          <tr class="grp">
            <th colSpan={columnsOf(view.tab).length} scope="rowgroup">
              {word}
            </th>
          </tr>
        )}
        {rows.map((row) => (
          <Row key={row.process + row.key} row={row} asOf={view.asOf} />
        ))}
      </tbody>
    ))}
  </Table>
);

const Row = ({ row, asOf }: { readonly row: InboxRow; readonly asOf: string }): VNode => (
  <tr>
    <th scope="row">
      <a href={row.href}>{row.title}</a>
    </th>
    <td>
      {row.subject} <DrillTag drill={row.drill} />
    </td>
    <td class="nb" data-l="阶段">
      {row.stage}
    </td>
    <td class="nb" data-l="来自">
      {row.from}
    </td>
    <td class="nb dim" data-l="到达">
      {shortMoment(row.since, asOf)}
    </td>
    {row.doneAt === null ? (
      <td data-l="限期">
        <Due due={row.due} asOf={asOf} />
      </td>
    ) : (
      <td class="nb" data-l="办结">
        {shortMoment(row.doneAt, asOf)}
      </td>
    )}
    <td>
      <StatusMark {...row.status} />
    </td>
  </tr>
);

interface Group {
  readonly word: string | null;
  readonly rows: readonly InboxRow[];
}

/** 已逾期, 今天, 本周, 以后; what is done comes newest first. */
function groupsOf({ tab, rows, asOf }: InboxView): readonly Group[] {
  if (tab === 'done') return doneGroups(rows);
  const today = beijingDay(asOf);
  const words: Readonly<Record<InboxRow['group'], string>> = {
    overdue: '已逾期',
    today: `今天 · ${monthDay(today)}（${weekdayOf(today)}）`,
    week: '本周',
    later: '以后',
    none: '没有限期',
  };
  return (['overdue', 'today', 'week', 'later', 'none'] as const)
    .map((group) => ({ word: words[group], rows: rows.filter((row) => row.group === group) }))
    .filter((group) => group.rows.length > 0);
}

/** A drill's time is not the city's: the two are told apart where both are there. */
function doneGroups(rows: readonly InboxRow[]): readonly Group[] {
  const [drills, own] = [rows.filter(({ drill }) => drill), rows.filter(({ drill }) => !drill)];
  if (drills.length === 0 || own.length === 0) return [{ word: null, rows }];
  return [
    { word: '演练，按演练时钟的时间', rows: drills },
    { word: '城市里的任务', rows: own },
  ];
}

const NOTHING: Readonly<Record<InboxView['tab'], string>> = {
  mine: '没有要您办的',
  escalated: '没有升级督办的事项',
  done: '您还没有办过事项',
};

const NothingHere = ({ view, drill }: { readonly view: InboxView; readonly drill: boolean }): VNode => (
  <Empty why={NOTHING[view.tab]}>
    {view.lastDone
      ? `上次办理：${view.lastDone.title}，${longMoment(view.lastDone.at)}`
      : '轮到您时，事项会出现在这里。'}
    <br />
    {drill ? <a href="/c/drill">去演练时钟</a> : <a href="/c/tasks">看全部任务</a>}
  </Empty>
);
