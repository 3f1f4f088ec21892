import type { VNode } from 'preact';
import type { FairnessAuditView, FairnessView } from '../../../contracts/views/fairness';
import type { Render } from '../../../contracts/views/page';
import { Empty } from '../../components/empty';
import { StatusMark } from '../../components/status';
import { Table } from '../../components/table';
import { longMoment, num, shortDay } from '../../format';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { Even } from './even';
import { Pairs } from './pairs';
import { RatesOf, Totals } from './rates';
import { markOf } from './words';

/** `/c/fairness`: what the night's audit of all draws said, and the nights before. */
export const fairnessPage =
  (site: Site): Render<FairnessView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      '公平性自查',
      <>
        <Head
          heading="公平性自查"
          note="历次抽取是否均匀，人与企业是否反复相遇，递补、回避是否集中。每夜一次，只看演练以外的抽取"
        >
          {view.latest ? <span class="asof">自查于{longMoment(view.latest.at)}</span> : null}
        </Head>
        {view.latest ? (
          <Latest audit={view.latest} />
        ) : (
          <div class="pane">
            <Empty why="还没有自查过">每天01:00之后由系统自查，第二天可以在这里看到。</Empty>
          </div>
        )}
        {view.earlier.length > 0 ? <Earlier view={view} /> : null}
      </>,
    );

const Latest = ({ audit }: { readonly audit: FairnessAuditView }): VNode => (
  <div class="stack">
    <Even audit={audit} />
    <Pairs meetings={audit.meetings} />
    <Totals audit={audit} />
    <RatesOf heading="递补，按部门" unit="名额" rates={audit.redraws} />
    <RatesOf heading="申请回避，按执法人员" unit="匹配到的检查" rates={audit.recusals} />
    <RatesOf heading="准予回避，按决定人" unit="决定" rates={audit.grants} />
  </div>
);

const Earlier = ({ view: { earlier, asOf } }: { readonly view: FairnessView }): VNode => (
  <section class="pane flush mt">
    <h2>此前各夜</h2>
    <Table caption="此前各夜的自查" columns={[{ word: '日期' }, { word: '抽取次数', num: true }, { word: '结论' }]}>
      <tbody>
        {earlier.map(({ day, draws, verdict }) => (
          <tr key={day}>
            <th scope="row" class="nb">
              {shortDay(day, asOf)}
            </th>
            <td class="num" data-l="抽取次数">
              {num(draws)}
            </td>
            <td>
              <StatusMark {...markOf(verdict)} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </section>
);
