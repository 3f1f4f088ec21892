import type { VNode } from 'preact';
import type { Render } from '../../../contracts/views/page';
import type { PublicHomeView } from '../../../contracts/views/public';
import { Empty } from '../../components/empty';
import { StatusMark } from '../../components/status';
import { Table } from '../../components/table';
import { longMoment, num, shortDay, shortMoment } from '../../format';
import { beijingDay } from '../../../domain/calendar/beijing';
import { publicPage, type Site } from '../../frame/site';

const taskHref = (id: string): string => `/p/tasks/${encodeURIComponent(id)}`;

/** `/p`: recent draws and results, and how to check a draw oneself. */
export const publicHomePage =
  (site: Site): Render<PublicHomeView> =>
  (view) =>
    publicPage(
      site,
      '首页',
      <>
        <section>
          <h1>随机抽查，结果公开</h1>
          <p class="mt">
            抽哪些企业、派哪些人，由公开的随机数决定，谁也不能挑选；检查结果在这里公示。抽中了谁，在各户检查结果公示时公开，之前不公开。
          </p>
        </section>
        <Draws view={view} />
        <div class="cols half">
          <Disclosed view={view} />
          <Verify />
        </div>
        <p class="small dim">数据截至 {longMoment(view.asOf)}。</p>
      </>,
    );

const COLUMNS = [{ word: '任务' }, { word: '抽取时间' }, { word: '抽中', num: true }, { word: '核验' }];

const Draws = ({ view }: { readonly view: PublicHomeView }): VNode => (
  <section class="pane flush" id="draws" aria-labelledby="draws-h">
    <div class="pane-h">
      <h2 id="draws-h">近期抽取</h2>
      <span>
        <a href="/p/draws">抽取日志</a> <a href="#verify">怎么核验</a>
      </span>
    </div>
    {view.draws.length === 0 ? (
      <Empty why="还没有抽取">任务抽取后，抽取的时间、户数和核验数据会在这里公布。</Empty>
    ) : (
      <div class="tbl-wrap">
        <Table caption="近期抽取" columns={COLUMNS} class="slim">
          <tbody>
            {view.draws.map(({ id, name, at, drawn, poolSize, status }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={taskHref(id)}>{name}</a>
                </th>
                <td data-l="抽取">{shortMoment(at, view.asOf)}</td>
                <td class="num" data-l="抽中">
                  {num(drawn)}/{num(poolSize)}
                </td>
                <td>
                  <StatusMark {...status} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    )}
  </section>
);

const Disclosed = ({ view }: { readonly view: PublicHomeView }): VNode => (
  <section class="pane" aria-labelledby="results">
    <h2 id="results">近期公示</h2>
    {view.disclosed.length === 0 ? (
      <Empty why="还没有公示的结果">检查结束后20个工作日内公示。</Empty>
    ) : (
      <ul class="finds">
        {view.disclosed.map(({ task, name, result, tone, at }, index) => (
          <li key={index}>
            <a href={taskHref(task)}>{name}</a>
            <p>
              <StatusMark word={result} tone={tone} /> <span class="dim">{shortDay(beijingDay(at), view.asOf)}</span>
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** 怎么核验, in the order in which it is done. */
const Verify = (): VNode => (
  <section class="pane" id="verify" aria-labelledby="verify-h">
    <h2 id="verify-h">怎么核验一次抽取</h2>
    <ol class="finds small">
      <li>
        <b>抽取前</b>
        <p>名录已经锁定，名录根和抽取计划的哈希在抽取前公布，之后改一个字都会对不上。</p>
      </li>
      <li>
        <b>抽取时</b>
        <p>各部门揭示事先承诺的份额，再加上大家都看得到的公开信标，合成种子。少一个部门也照样出结果。</p>
      </li>
      <li>
        <b>抽取后</b>
        <p>
          在任务页点“用本机核验”，或者用<a href="/p/verify">核验工具</a>核验下载的数据：重算一遍，结果哈希应当一字不差。
        </p>
      </li>
    </ol>
  </section>
);
