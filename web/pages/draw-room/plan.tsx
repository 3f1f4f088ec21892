import type { VNode } from 'preact';
import type { RoomDraw, RoomPlan } from '../../../contracts/views/draw-room';
import { Kv, type Pair } from '../../components/kv';
import { longDay, longMoment, num } from '../../format';
import { beaconSentence } from './beacon';

/** The exact text that was signed, or that a signature now would publish: whoever signs has it before him (PLAN_CHANGED). */
export const Plan = ({ draw, plan }: { readonly draw: RoomDraw; readonly plan: RoomPlan }): VNode =>
  plan.signed === null ? (
    <section class="pane" aria-labelledby="plan">
      <h2 id="plan">待签发的抽取计划</h2>
      <p>签发后一字不差公开，不能再改。下面先用中文说一遍，再列原文；原文里的时刻是世界时（Z），比北京时间早8小时。</p>
      <div class="mt">
        <Kv pairs={saidIn(draw, plan)} />
      </div>
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

/** 计划要点: what the text says, for who signs it and reads no JSON. */
const saidIn = ({ pool, wanted, strata, shares, beacon }: RoomDraw, { match, revealBy, hash }: RoomPlan): Pair[] => [
  { label: '抽取', value: `名录${num(pool.count)}户，分${num(strata.length)}层，抽${num(wanted)}户` },
  { label: '份额', value: `${shares.map(({ name }) => name).join('、')}各一份` },
  ...(match === null
    ? []
    : [
        {
          label: '每户检查人员',
          value: match.roles
            .map(({ org, tag, count }) => `${org}${num(count)}人${tag === '' ? '' : `（${tag}）`}`)
            .join('、'),
        },
        { label: '检查窗口', value: `${longDay(match.from)}至${longDay(match.to)}` },
      ]),
  { label: '揭示截止', value: `${longMoment(revealBy)}（北京时间，按今天签发）` },
  { label: '公开信标', value: beaconSentence(beacon) },
  { label: '计划哈希', value: <span class="mono">{hash}</span> },
];

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
