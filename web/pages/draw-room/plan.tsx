import type { VNode } from 'preact';
import type { RoomDraw, RoomPlan } from '../../../contracts/views/draw-room';
import { Kv, type Pair } from '../../components/kv';
import { longMoment } from '../../format';

/** The exact text that was signed, or that a signature now would publish: whoever signs has it before him (PLAN_CHANGED). */
export const Plan = ({ plan }: { readonly plan: RoomPlan }): VNode =>
  plan.signed === null ? (
    <section class="pane" aria-labelledby="plan">
      <h2 id="plan">待签发的抽取计划</h2>
      <p>
        签发后一字不差公开，不能再改。今天签发，揭示截止 {longMoment(plan.revealBy)}；哈希{' '}
        <span class="mono">{plan.hash}</span>
      </p>
      <Text text={plan.text} />
    </section>
  ) : (
    <section class="pane" aria-labelledby="plan">
      <h2 id="plan">抽取计划</h2>
      <p>
        {plan.signed.by} {longMoment(plan.signed.at)}签发并公开，之后一字不改。
      </p>
      <details class="mt">
        <summary>抽取计划原文（与哈希逐字对应）</summary>
        <Text text={plan.text} />
      </details>
    </section>
  );

const Text = ({ text }: { readonly text: string }): VNode => (
  <pre class="plan mono" tabIndex={0} aria-label="抽取计划原文">
    {text}
  </pre>
);

/** Every root and hash whole, to copy and compare. */
export function Hashes({ draw: { pool, roster, plan, beacon, result } }: { readonly draw: RoomDraw }): VNode {
  const hash = (label: string, value: string | null): readonly Pair[] =>
    value === null ? [] : [{ label, value: <span class="mono">{value}</span> }];
  return (
    <section class="pane" aria-labelledby="hashes">
      <h2 id="hashes">核对用的值</h2>
      <Kv
        pairs={[
          ...hash('名录根', pool.root),
          ...hash('人员名录根', roster.root),
          ...hash('计划哈希', plan?.signed ? plan.hash : null),
          ...hash('公开信标', beacon.text),
          ...hash('种子', result?.seed ?? null),
          ...hash('结果哈希', result?.hash ?? null),
        ]}
      />
    </section>
  );
}
