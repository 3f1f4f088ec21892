import type { VNode } from 'preact';
import type { FairnessAuditView, FairnessView } from '../../../contracts/views/fairness';
import type { Render } from '../../../contracts/views/page';
import { REMARKABLE } from '../../../domain/fairness/audit';
import { LEAST_FOR_RATE } from '../../../domain/fairness/rates';
import { Empty } from '../../components/empty';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
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
    <RatesOf heading="递补，按部门" of="departments" rates={audit.redraws} />
    <RatesOf heading="申请回避，按执法人员" of="persons" rates={audit.recusals} />
    <RatesOf heading="准予回避，按决定人" of="persons" rates={audit.grants} />
    <p class="small dim">
      递补以班组名额计，申请回避以匹配到的检查计，准予回避以决定计；不足{LEAST_FOR_RATE}
      的不计比例。p是只凭随机也会与其他人相差这么远的概率，已按人数校正。p小于{REMARKABLE}
      ，请核查：它只说明值得看一看，不说明谁有过错。
    </p>
  </div>
);

const Earlier = ({ view: { earlier, asOf } }: { readonly view: FairnessView }): VNode => (
  <section class="pane flush mt">
    <h2>此前各夜</h2>
    <Scrolled label="此前各夜">
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
    </Scrolled>
  </section>
);
