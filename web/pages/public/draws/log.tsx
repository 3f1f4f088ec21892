import type { VNode } from 'preact';
import type { Render } from '../../../../contracts/views/page';
import type { DrawLogView, LoggedDraw } from '../../../../contracts/views/draws';
import type { Instant } from '../../../../domain/kernel/time';
import { Empty } from '../../../components/empty';
import { Pager } from '../../../components/pager';
import { DrillTag, StatusMark } from '../../../components/status';
import { Table } from '../../../components/table';
import { longMoment, num, shortMoment, UNKNOWN } from '../../../format';
import { Head } from '../../../frame/frames';
import { publicPage, type Site } from '../../../frame/site';
import { drawHref, Ended } from './words';

/** `/p/draws`: every draw of the city in the order of its number, those that were void or followed by another among them. */
export const drawLogPage =
  (site: Site): Render<DrawLogView> =>
  (view, { path }) =>
    publicPage(
      site,
      `抽取日志 · ${view.missing === 0 ? '没有缺号' : `缺${num(view.missing)}个号`}`,
      <>
        <Head
          crumb={
            <>
              <a href="/p">首页</a> / 抽取日志
            </>
          }
          heading={
            <>
              抽取日志 <DrillTag drill={view.drill} />
            </>
          }
        />
        <About view={view} />
        <Log view={view} path={path} />
        <p class="small dim">
          数据截至 {longMoment(view.asOf)}。<a href={jsonOf(path)}>本页数据（JSON）</a>
        </p>
      </>,
    );

const jsonOf = (path: string): string => path.replace(/^\/p\/draws/, '/api/v1/public/draws');

const About = ({ view }: { readonly view: DrawLogView }): VNode => (
  <section class="pane">
    <p>
      每锁定一次名录，就编一个号，逐次加1。作废的、重抽的都留在这里，连同理由；删掉一次，就会留下缺号。
      {view.drill ? '这是一次演练的日志，不是全市的抽取。' : '演练不在其中。'}
    </p>
    <p class="mt">
      {view.missing === 0 ? (
        <StatusMark word={`共${num(view.total)}次，没有缺号`} tone="done" />
      ) : (
        <StatusMark word={`共编号${num(view.total)}次，缺${num(view.missing)}个号`} tone="bad" />
      )}
    </p>
  </section>
);

const COLUMNS = [
  { word: '序号' },
  { word: '抽取' },
  { word: '状态' },
  { word: '经过' },
  { word: '抽中/名录', num: true },
];

const Log = ({ view, path }: { readonly view: DrawLogView; readonly path: string }): VNode => (
  <section class="pane flush" aria-label="各次抽取">
    {view.rows.length === 0 ? (
      <Empty why="还没有抽取">任务锁定名录以后，这里就有它的号。</Empty>
    ) : (
      <>
        <div class="tbl-wrap">
          <Table caption="各次抽取，新的在前" columns={COLUMNS} class="slim">
            <tbody>
              {view.rows.map(({ serial, draw }) =>
                draw === null ? <Gap serial={serial} /> : <Row draw={draw} asOf={view.asOf} />,
              )}
            </tbody>
          </Table>
        </div>
        <Pager path={path} shown={view.rows.length} total={view.total} unit="次" next={view.next} />
      </>
    )}
  </section>
);

const Gap = ({ serial }: { readonly serial: number }): VNode => (
  <tr>
    <th scope="row" class="nb">
      第{num(serial)}次
    </th>
    <td colSpan={4}>
      <StatusMark word="缺号" tone="bad" /> 编了号，却没有这次抽取的记录。请向主办单位查询。
    </td>
  </tr>
);

const Row = ({ draw, asOf }: { readonly draw: LoggedDraw; readonly asOf: Instant }): VNode => (
  <tr>
    <th scope="row" class="nb">
      第{num(draw.serial)}次
    </th>
    <td>
      <a href={drawHref(draw.id)}>{draw.name}</a>
      <p class="small dim">
        {draw.id}
        {draw.attempt > 1 ? `，本任务第${num(draw.attempt)}次` : ''}
      </p>
      <Hashes draw={draw} />
      {draw.end === null ? null : <Ended status={draw.status} end={draw.end} />}
    </td>
    <td class="nb">
      <StatusMark {...draw.status} />
    </td>
    <td class="small nb">
      {stepsOf(draw).map(({ word, at }) => (
        <p key={word}>
          {word} {shortMoment(at, asOf)}
        </p>
      ))}
    </td>
    <td class="num nb" data-l="抽中/名录">
      {draw.poolSize === null ? UNKNOWN : `${num(draw.drawn)}/${num(draw.poolSize)}`}
    </td>
  </tr>
);

/** The first half of a hash is enough to tell two apart; the whole stands on the draw's own page. */
const Hashes = ({ draw: { planHash, resultHash } }: { readonly draw: LoggedDraw }): VNode | null =>
  planHash === null ? null : (
    <p class="small dim">
      计划 <span class="mono">{planHash.slice(0, 16)}…</span>
      {resultHash === null ? null : (
        <>
          {' '}
          结果 <span class="mono">{resultHash.slice(0, 16)}…</span>
        </>
      )}
    </p>
  );

const stepsOf = ({ announcedAt, signedAt, revealBy, drawnAt, end, status }: LoggedDraw) =>
  [
    { word: '预告', at: announcedAt },
    { word: '签发', at: signedAt },
    { word: '揭示截止', at: revealBy },
    { word: '抽取', at: drawnAt },
    { word: status.word, at: end?.at ?? null },
  ].flatMap(({ word, at }) => (at === null ? [] : [{ word, at }]));
