import type { VNode } from 'preact';
import type { DrawRecordView } from '../../../../contracts/views/draws';
import { Scrolled, Table } from '../../../components/table';
import { num } from '../../../format';

type Result = NonNullable<DrawRecordView['result']>;

const COLUMNS = [{ word: '层' }, { word: '层号' }, { word: '名录', num: true }, { word: '抽中', num: true }];

/** 各层名额: strata by number alone; what a stratum stands for is not told here (X1). */
export const Strata = ({ result }: { readonly result: Result }): VNode => (
  <section class="pane flush" aria-labelledby="strata">
    <h2 id="strata">各层名额</h2>
    <Scrolled label="各层的户数与名额">
      <Table caption="各层的户数与名额" columns={COLUMNS}>
        <tbody>
          {result.strata.map(({ no, key, size, quota }) => (
            <tr key={key}>
              <th scope="row">第{num(no)}层</th>
              <td class="mono">{key}</td>
              <td class="num">{num(size)}</td>
              <td class="num">{num(quota)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);
