import type { VNode } from 'preact';
import type { DrawRecordView, PublicStratum } from '../../../../contracts/views/draws';
import { Scrolled, Table } from '../../../components/table';
import { num, percent, UNKNOWN } from '../../../format';

type Result = NonNullable<DrawRecordView['result']>;

const COLUMNS = [
  { word: '层' },
  { word: '层号' },
  { word: '名录', num: true },
  { word: '抽中', num: true },
  { word: '抽中概率', num: true },
];

/** 各层名额与抽中概率: strata by number; what they stand for only once the label table is open (X1, draw.md §4). */
export const Strata = ({ result: { strata } }: { readonly result: Result }): VNode => {
  const opened = strata.some(({ label }) => label !== null);
  return (
    <section class="pane flush" aria-labelledby="strata">
      <h2 id="strata">各层名额与抽中概率</h2>
      <Scrolled label="各层的户数、名额与概率">
        <Table caption="各层的户数、名额与抽中概率" columns={opened ? [...COLUMNS, { word: '代表' }] : COLUMNS}>
          <tbody>
            {strata.map((stratum) => (
              <Row key={stratum.key} stratum={stratum} opened={opened} />
            ))}
          </tbody>
        </Table>
      </Scrolled>
      <div class="pages small">
        <p>
          抽中概率，是种子产生以前，这一层的每一户被抽中的可能：平均名额除以户数，由抽取计划的名额规则和各层户数算出，谁都可以复算。
          同一层的各户概率相同，同名称、代码和排列先后都没有关系。名额是整数，由种子取整，所以同概率略有出入，多次抽取平均下来相等。
        </p>
        {strata.some(({ chance }) => chance === null) ? (
          <p class="mt">
            权重是几，就放几个球，取最小的抽签号，所以权重大的更容易抽中，但不是成倍：这样的层没有简单公式，列出的是名额已定时可以证明的上下界。
          </p>
        ) : null}
        <p class="mt">
          各层的概率可以不同，依据是经过审批的方案。层代表什么，检查时间结束后公开；依规不宜公开的，不公开。
        </p>
      </div>
    </section>
  );
};

const Row = ({
  stratum: { no, key, label, size, quota, chance, byWeight },
  opened,
}: {
  readonly stratum: PublicStratum;
  readonly opened: boolean;
}): VNode => (
  <tr>
    <th scope="row" class="nb">
      第{num(no)}层
    </th>
    <td class="mono nb">{key}</td>
    <td class="num">{num(size)}</td>
    <td class="num">{num(quota)}</td>
    <td class="num">
      {chance === null
        ? (byWeight?.map(({ weight, low, high }) => (
            <p key={weight}>
              权重{num(weight)}：{percent(low)}至{percent(high)}
            </p>
          )) ?? UNKNOWN)
        : percent(chance)}
    </td>
    {opened ? <td>{label ?? UNKNOWN}</td> : null}
  </tr>
);
