import type { VNode } from 'preact';
import type { DrawFacts } from '../../../contracts/views/task';
import { Kv, type Pair } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { longMoment, num, share, UNKNOWN } from '../../format';

const Hash = ({ value }: { readonly value: string | null }): VNode =>
  value === null ? <span class="dim">{UNKNOWN}</span> : <span class="mono">{value}</span>;

/** 抽取: what was fixed beforehand, who gave a share, and what came out; every hash whole, to copy and compare. */
export const Draw = ({ draw }: { readonly draw: DrawFacts }): VNode => (
  <section class="pane flush" id="draw" aria-labelledby="draw-h">
    <div class="pane-h">
      <h2 id="draw-h">
        抽取 <small class="dim">{draw.id}</small>
      </h2>
      <StatusMark {...draw.status} />
    </div>
    <div class="pad">
      <Kv pairs={factsOf(draw)} />
    </div>
    {draw.shares.length > 0 ? <Shares draw={draw} /> : null}
    {draw.draft === null ? null : (
      <div class="pad">
        <h3>待签发的抽取计划</h3>
        <p>
          签发后一字不差公开，不能再改。今天签发，揭示截止 {longMoment(draw.draft.revealBy)}；哈希{' '}
          <span class="mono">{draw.draft.hash}</span>
        </p>
        <pre class="plan mono" tabIndex={0}>
          {draw.draft.text}
        </pre>
      </div>
    )}
    {draw.planText === null ? null : (
      <div class="pad">
        <details>
          <summary>抽取方案原文（与哈希逐字对应）</summary>
          <pre class="plan mono" tabIndex={0}>
            {draw.planText}
          </pre>
        </details>
      </div>
    )}
  </section>
);

/** What is known so far; what is still to come is told by the status. */
function factsOf(draw: DrawFacts): readonly Pair[] {
  const pair = (label: string, value: string | null): readonly Pair[] => (value === null ? [] : [{ label, value }]);
  const hash = (label: string, value: string | null): readonly Pair[] =>
    value === null ? [] : [{ label, value: <Hash value={value} /> }];
  return [
    ...pair('名录', `${num(draw.poolSize)}户，已锁定`),
    ...hash('名录根', draw.poolRoot || null),
    ...pair('抽中', draw.drawn === null ? null : share(draw.drawn, draw.poolSize)),
    ...pair('揭示截止', draw.revealBy === null ? null : longMoment(draw.revealBy)),
    ...hash('名录（人员）根', draw.rosterRoot),
    ...hash('方案哈希', draw.planHash),
    ...pair('公开信标', draw.beacon),
    ...hash('种子', draw.seed),
    ...hash('结果哈希', draw.resultHash),
  ];
}

const COLUMNS = [{ word: '部门' }, { word: '承诺' }, { word: '提交' }, { word: '揭示' }];

const Shares = ({ draw }: { readonly draw: DrawFacts }): VNode => (
  <Scrolled label="各部门份额">
    <Table caption="各部门提交与揭示份额的情况" columns={COLUMNS} class="slim">
      <tbody>
        {draw.shares.map(({ org, name, committed, revealed, commit }) => (
          <tr key={org}>
            <th scope="row" class="nb">
              {name}
            </th>
            <td data-l="承诺">
              <Hash value={commit} />
            </td>
            <td>
              <StatusMark word={committed ? '已提交' : '未提交'} tone={committed ? 'done' : 'idle'} />
            </td>
            <td>
              <StatusMark word={revealed ? '已揭示' : '未揭示'} tone={revealed ? 'done' : 'idle'} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Scrolled>
);
