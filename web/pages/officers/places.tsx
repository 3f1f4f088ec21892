import type { VNode } from 'preact';
import type { Tone } from '../../../contracts/views/common';
import type { OfficersView, PlaceCounts, PlaceRow, PlaceState } from '../../../contracts/views/officers';
import { Empty } from '../../components/empty';
import { Pager } from '../../components/pager';
import { StatusMark } from '../../components/status';
import { Table } from '../../components/table';
import { num, UNKNOWN } from '../../format';
import { formId } from '../../forms/command-form';
import { codeOf, pickHref, stateHref, taskHref, tagWord } from './address';

interface Props {
  readonly view: OfficersView;
  /** The address shown. */
  readonly path: string;
}

const COLUMNS = [
  { word: '对象代号' },
  { word: '资格' },
  { word: '人员' },
  { word: '证号尾4' },
  { word: '负荷', num: true },
  { word: '声明' },
  { word: '操作', hidden: true },
];

/** 匹配结果: the own places, each with what may be done about it; who sees one by one sees the rest in pages. */
export const Places = ({ view, path }: Props): VNode => (
  <section class="pane flush" aria-labelledby="places">
    <div class="pane-h">
      <h2 id="places">
        {view.personal ? '派给您的岗位' : '匹配结果'} <small class="dim">{countOf(view)}</small>
      </h2>
      <States view={view} path={path} />
    </div>
    {view.rows.length === 0 ? (
      <Nothing view={view} path={path} />
    ) : (
      <>
        <Table caption="岗位，按对象代号" columns={COLUMNS} class="compact slim">
          <tbody>
            {view.rows.map((row) => (
              <Row key={row.at} row={row} view={view} path={path} />
            ))}
          </tbody>
        </Table>
        <Pager path={path} shown={view.rows.length} total={view.total} unit="岗" next={view.next} />
      </>
    )}
  </section>
);

const ownOf = ({ departments }: OfficersView): PlaceCounts | undefined => departments.find(({ own }) => own);

function countOf(view: OfficersView): string {
  const own = ownOf(view);
  return view.personal || !own ? `${num(view.total)}岗` : `${num(own.places)}岗`;
}

const WORDS: readonly { readonly state: PlaceState; readonly word: string; readonly tone: Tone }[] = [
  { state: 'clear', word: '已声明', tone: 'done' },
  { state: 'undeclared', word: '未声明', tone: 'warn' },
  { state: 'applied', word: '已申请，待决定', tone: 'warn' },
  { state: 'vacant', word: '空缺', tone: 'bad' },
];
const LOOK: Readonly<Partial<Record<Tone, string>>> = { done: 'st st-done', warn: 'st st-warn', bad: 'st st-bad' };

/** How many stand how; each leads to those alone. */
function States({ view, path }: Props): VNode | null {
  const own = ownOf(view);
  if (view.personal || !own || own.places === 0) return null;
  return (
    <span class="small acts">
      {WORDS.filter(({ state }) => own[state] > 0).map(({ state, word, tone }) => (
        <a
          key={state}
          class={LOOK[tone]}
          href={stateHref(path, state)}
          aria-current={state === view.state ? 'true' : undefined}
        >
          {num(own[state])} {word}
        </a>
      ))}
      {view.state === null ? null : <a href={stateHref(path, null)}>看全部</a>}
    </span>
  );
}

function Nothing({ view, path }: Props): VNode {
  if (view.state !== null)
    return (
      <Empty why="没有这样的岗位">
        <a href={stateHref(path, null)}>看全部岗位</a>
      </Empty>
    );
  return <Empty why="还没有派出岗位">对象抽出、人员匹配完成后，岗位列在这里。</Empty>;
}

const Row = ({ row, view, path }: Props & { readonly row: PlaceRow }): VNode => (
  <tr>
    <th scope="row">
      <span class="nb">{codeOf(row.position)}</span>
      {row.target === null ? null : (
        <>
          {' '}
          {row.target.name}
          <small class="dim"> {row.target.address}</small>
        </>
      )}
    </th>
    <td class="nb" data-l="资格">
      {tagWord(row.tag)}
    </td>
    <td class="nb" data-l="人员">
      {row.officer ?? '缺1人'}
      {row.appointed ? <small class="dim"> 指定</small> : null}
    </td>
    <td data-l="证号尾4">{row.certificate ?? UNKNOWN}</td>
    <td class="num" data-l="负荷">
      {num(row.load)}
    </td>
    <td>
      <StatusMark {...row.status} />
    </td>
    <td>
      <RowAct row={row} view={view} path={path} />
    </td>
  </tr>
);

/** What is most to be done about a place: decide, fill, look at how it was filled, recuse. */
function RowAct({ row, view, path }: Props & { readonly row: PlaceRow }): VNode | null {
  const where = <span class="vh">{codeOf(row.position)}</span>;
  if (row.recusal !== null && view.decides.includes(row.recusal))
    return (
      <a class="nb" href={`${taskHref(view)}/recusal#${formId('decideRecusal', row.recusal)}`}>
        决定{where}
      </a>
    );
  const words = [
    row.state === 'vacant' ? view.may.vacant : row.state === 'applied' ? null : view.may.held,
    row.changed ? '看递补' : null,
  ].filter((word): word is string => word !== null);
  if (words.length === 0) return null;
  return (
    <a href={pickHref(path, row.at)}>
      {words.join('，')}
      {where}
    </a>
  );
}
