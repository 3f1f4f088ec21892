import type { VNode } from 'preact';
import type { PublicTaskView } from '../../../contracts/views/public';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { longMoment, num, share, UNKNOWN } from '../../format';
import { drawHref, verifyHref } from './draws/words';

type Draw = PublicTaskView['draw'];
type Plan = NonNullable<Draw['plan']>;

const Hash = ({ value }: { readonly value: string | null }): VNode =>
  value === null ? <span class="dim">{UNKNOWN}</span> : <span class="mono">{value}</span>;

/** One sentence, then the proof beneath it. */
export const PublicDraw = ({ id, draw }: { readonly id: string; readonly draw: Draw }): VNode => (
  <section class="pane" aria-labelledby="draw">
    {draw.plan?.resultHash == null ? <Coming draw={draw} /> : <Drawn id={id} draw={draw} plan={draw.plan} />}
    {draw.plan === null ? null : <Data draw={draw} plan={draw.plan} />}
  </section>
);

const Data = ({ draw, plan }: { readonly draw: Draw; readonly plan: Plan }): VNode => (
  <details class="mt">
    <summary>核验用的数据</summary>
    <div class="mt small">
      <Kv
        pairs={[
          { label: '抽取号', value: draw.id },
          { label: '名录根', value: <Hash value={plan.poolRoot} /> },
          { label: '计划哈希', value: <Hash value={plan.hash} /> },
          { label: '公开信标', value: plan.beacon ?? UNKNOWN },
          { label: '种子', value: <Hash value={plan.seed} /> },
          { label: '结果哈希', value: <Hash value={plan.resultHash} /> },
        ]}
      />
      <pre class="plan mono" tabIndex={0} aria-label="抽取计划原文">
        {plan.text}
      </pre>
    </div>
  </details>
);

const Drawn = ({ id, draw, plan }: { readonly id: string; readonly draw: Draw; readonly plan: Plan }): VNode => (
  <div class="verdict">
    <div>
      <h2 id="draw">抽取可以核验</h2>
      <p>
        {plan.drawnAt === null ? '' : `${longMoment(plan.drawnAt)}抽取，`}
        {num(plan.poolSize)}户中抽{num(plan.drawn)}户，{share(plan.drawn, plan.poolSize)}。名录事先锁定；结果由
        {num(plan.parties)}个部门的份额和公开信标共同决定，谁也不能挑选。
        {plan.absent > 0 ? `有${num(plan.absent)}个部门没有揭示份额，按空值计入。` : ''}
      </p>
      <p class="acts">
        <a class="btn btn-main" href={verifyHref(draw.id, plan.hash, plan.resultHash)}>
          用本机核验
        </a>
        <a class="btn btn-text" href={drawHref(draw.id)}>
          抽取记录
        </a>
        <a class="btn btn-text" href="/p#verify">
          怎么核验
        </a>
        <a
          class="btn btn-text"
          href={`/api/v1/public/tasks/${encodeURIComponent(id)}/draw`}
          download={`draw-${draw.id}.json`}
        >
          下载核验数据
        </a>
        <a class="btn btn-text" href="/p/verify" download="抽取核验工具.html">
          下载核验工具
        </a>
      </p>
    </div>
  </div>
);

const Coming = ({ draw: { id, serial, status, plan } }: { readonly draw: Draw }): VNode => (
  <>
    <h2 id="draw">
      抽取 <StatusMark {...status} />
    </h2>
    {plan === null ? (
      <p>已经预告。抽取计划签发以后，名录根、各部门的承诺和计划原文在这里公布，之后不能再改。</p>
    ) : (
      <p>
        名录{num(plan.poolSize)}户已经锁定，名录根已公布，之后不能再改。{num(plan.parties)}
        个部门各交一份随机份额，同公开信标合成种子后抽取。
      </p>
    )}
    <p class="mt">
      <a href={drawHref(id)}>第{num(serial)}次抽取的记录</a>
    </p>
  </>
);
