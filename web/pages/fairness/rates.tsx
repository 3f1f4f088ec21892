import type { VNode } from 'preact';
import type { FairnessAuditView, NamedRates } from '../../../contracts/views/fairness';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
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

const WHO = { persons: [{ word: '姓名' }, { word: '部门' }], departments: [{ word: '部门' }] } as const;

/** One kind of rate, of each person or department, the most unlike the others first. */
export const RatesOf = ({
  heading,
  rates: { all, verdict, each },
  of,
}: {
  readonly heading: string;
  /** What the rows are: persons are told with their department. */
  readonly of: 'persons' | 'departments';
  readonly rates: NamedRates;
}): VNode => (
  <section class="pane">
    <h2>
      {heading} <StatusMark {...markOf(verdict)} />
    </h2>
    <p>合计{rate(all)}</p>
    {each.length > 0 ? (
      <Scrolled label={heading}>
        <Table caption={heading} columns={[...WHO[of], { word: '比例', num: true }, { word: 'p', num: true }]}>
          <tbody>
            {each.map(({ name, org, p, ...one }) => (
              <tr key={`${org} ${name}`}>
                <th scope="row">{name}</th>
                {of === 'persons' ? <td data-l="部门">{org}</td> : null}
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
      </Scrolled>
    ) : null}
  </section>
);
