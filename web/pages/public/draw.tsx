import type { VNode } from 'preact';
import type { PublicTaskView } from '../../../contracts/views/public';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { longMoment, num, share, UNKNOWN } from '../../format';

type Draw = NonNullable<PublicTaskView['draw']>;

const Hash = ({ value }: { readonly value: string | null }): VNode =>
  value === null ? <span class="dim">{UNKNOWN}</span> : <span class="mono">{value}</span>;

/** One sentence, then the proof beneath it. */
export const PublicDraw = ({ id, draw }: { readonly id: string; readonly draw: Draw }): VNode => (
  <section class="pane" aria-labelledby="draw">
    {draw.resultHash === null ? <Coming draw={draw} /> : <Drawn id={id} draw={draw} />}
    <details class="mt">
      <summary>核验用的数据</summary>
      <div class="mt small">
        <Kv
          pairs={[
            { label: '抽取号', value: draw.id },
            { label: '名录根', value: <Hash value={draw.poolRoot} /> },
            { label: '方案哈希', value: <Hash value={draw.planHash} /> },
            { label: '公开信标', value: draw.beacon ?? UNKNOWN },
            { label: '种子', value: <Hash value={draw.seed} /> },
            { label: '结果哈希', value: <Hash value={draw.resultHash} /> },
          ]}
        />
        {draw.planText === null ? null : (
          <pre class="plan mono" tabIndex={0} aria-label="抽取方案原文">
            {draw.planText}
          </pre>
        )}
      </div>
    </details>
  </section>
);

/** The published hashes go along behind the #, which no server is sent: the page holds the draw against them. */
const verifyHref = ({ id, planHash, resultHash }: Draw): string =>
  `/p/draws/${encodeURIComponent(id)}/verify#plan=${planHash ?? ''}&result=${resultHash ?? ''}`;

const Drawn = ({ id, draw }: { readonly id: string; readonly draw: Draw }): VNode => (
  <div class="verdict">
    <div>
      <h2 id="draw">抽取可以核验</h2>
      <p>
        {draw.drawnAt === null ? '' : `${longMoment(draw.drawnAt)}抽取，`}
        {num(draw.poolSize)}户中抽{num(draw.drawn)}户，{share(draw.drawn, draw.poolSize)}。名录事先锁定；结果由
        {num(draw.parties)}个部门的份额和公开信标共同决定，谁也不能挑选。
        {draw.absent > 0 ? `有${num(draw.absent)}个部门没有揭示份额，按空值计入。` : ''}
      </p>
      <p class="acts">
        <a class="btn btn-main" href={verifyHref(draw)}>
          用本机核验
        </a>
        <a class="btn btn-text" href="/p#verify">
          怎么核验
        </a>
        <a class="btn btn-text" href={`/api/v1/public/tasks/${encodeURIComponent(id)}/draw`} download>
          下载核验数据
        </a>
        <a class="btn btn-text" href="/p/verify" download="抽取核验工具.html">
          下载核验工具
        </a>
      </p>
    </div>
  </div>
);

const Coming = ({ draw }: { readonly draw: Draw }): VNode => (
  <>
    <h2 id="draw">
      抽取{' '}
      <StatusMark word={draw.planHash === null ? '已预告' : '进行中'} tone={draw.planHash === null ? 'idle' : 'move'} />
    </h2>
    <p>
      名录{num(draw.poolSize)}户已经锁定，名录根已公布，之后不能再改。{num(draw.parties)}
      个部门各交一份随机份额，同公开信标合成种子后抽取。
    </p>
  </>
);
