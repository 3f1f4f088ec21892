import type { VNode } from 'preact';
import type { FairnessAuditView, NamedPair } from '../../../contracts/views/fairness';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num } from '../../format';
import { chance, markOf } from './words';

/** Whether the same officer meets the same target again and again. */
export const Pairs = ({ meetings }: { readonly meetings: FairnessAuditView['meetings'] }): VNode => (
  <section class="pane">
    <h2>
      人企是否反复相遇 <StatusMark {...markOf(meetings.verdict)} />
    </h2>
    <Kv
      pairs={[
        { label: '可能再遇', value: `${num(meetings.pairs)}对` },
        { label: '实际再遇', value: `${num(meetings.again)}对` },
        { label: '随机应为', value: `${meetings.expectedAgain.toFixed(1)}对` },
        { label: 'p', value: chance(meetings.pairs === 0 ? null : meetings.p) },
      ]}
    />
    {meetings.most.length > 0 ? <Most pairs={meetings.most} /> : null}
    <p class="small dim mt">
      只看检查期已过的任务。一名执法人员在一次任务中查L户（共P户），遇到其中某户的机会是L/P；再遇的对数与随机应有的对数相比。
    </p>
  </section>
);

const COLUMNS = [
  { word: '执法人员' },
  { word: '部门' },
  { word: '对象' },
  { word: '相遇', num: true },
  { word: '随机应为', num: true },
  { word: 'p（已按对数校正）', num: true },
];

const Most = ({ pairs }: { readonly pairs: readonly NamedPair[] }): VNode => (
  <Scrolled label="再遇的人与企业">
    <Table caption="再遇的人与企业，最少见的在前" columns={COLUMNS}>
      <tbody>
        {pairs.map(({ officer, org, target, times, of, expected, p }) => (
          <tr key={`${officer} ${target}`}>
            <th scope="row">{officer}</th>
            <td data-l="部门">{org}</td>
            <td data-l="对象">{target}</td>
            <td class="num" data-l="相遇">
              {num(of)}次任务中{num(times)}次
            </td>
            <td class="num" data-l="随机应为">
              {expected.toFixed(2)}
            </td>
            <td class="num" data-l="p">
              {chance(p)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Scrolled>
);
