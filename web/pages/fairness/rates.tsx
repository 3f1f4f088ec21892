import type { VNode } from 'preact';
import type { FairnessAuditView, NamedRates } from '../../../contracts/views/fairness';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { Table } from '../../components/table';
import { chance, markOf, rate } from './words';

/** What concerns no person: draws made void, targets replaced. */
export const Totals = ({ audit: { voids, replacements } }: { readonly audit: FairnessAuditView }): VNode => (
  <section class="pane">
    <h2>作废与替换</h2>
    <Kv
      pairs={[
        { label: '抽取作废', value: rate(voids) },
        { label: '替换对象', value: rate(replacements) },
      ]}
    />
  </section>
);

/** One kind of rate, of each person or department, the most unlike the others first. */
export const RatesOf = ({
  heading,
  unit,
  rates: { all, verdict, each },
}: {
  readonly heading: string;
  readonly unit: string;
  readonly rates: NamedRates;
}): VNode => (
  <section class="pane">
    <h2>
      {heading} <StatusMark {...markOf(verdict)} />
    </h2>
    <p class="dim">
      合计{rate(all)}。p是只凭随机也会与其他人相差这么远的概率，已按人数校正；不足10{unit}的不计。
    </p>
    {each.length > 0 ? (
      <Table
        caption={heading}
        columns={[{ word: '谁' }, { word: '部门' }, { word: '比例', num: true }, { word: 'p', num: true }]}
        class="compact"
      >
        <tbody>
          {each.map(({ name, org, p, ...one }) => (
            <tr key={`${org} ${name}`}>
              <th scope="row">{name}</th>
              <td data-l="部门">{org}</td>
              <td class="num" data-l="比例">
                {rate(one)}
              </td>
              <td class="num" data-l="p">
                {chance(p)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    ) : null}
  </section>
);
