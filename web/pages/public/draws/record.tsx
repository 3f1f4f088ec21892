import type { VNode } from 'preact';
import type { Render } from '../../../../contracts/views/page';
import type { DrawRecordView } from '../../../../contracts/views/draws';
import { Kv } from '../../../components/kv';
import { DrillTag, StatusMark } from '../../../components/status';
import { longMoment, num, share, UNKNOWN } from '../../../format';
import { Head } from '../../../frame/frames';
import { publicPage, type Site } from '../../../frame/site';
import { reportsTold } from '../../../verify/report-words';
import { Parties } from './parties';
import { Strata } from './strata';
import { drawHref, Ended, logHref, Ref, verifyHref } from './words';

/** `/p/draws/ID`: what was to be seen in the room, for someone who was not there. */
export const drawRecordPage =
  (site: Site): Render<DrawRecordView> =>
  (view) =>
    publicPage(
      site,
      `第${view.serial}次抽取 ${view.name} · ${view.status.word}`,
      <>
        <Head
          crumb={
            <>
              <a href="/p">首页</a> / <a href={logHref(view.clock)}>抽取日志</a> / 第{view.serial}次
            </>
          }
          heading={
            <>
              {view.name} <DrillTag drill={view.drill} />
            </>
          }
          note={`第${num(view.serial)}次抽取，抽取号${view.id}`}
        />
        <Standing view={view} />
        <Steps steps={view.steps} />
        {view.plan ? <Parties parties={view.plan.parties} /> : null}
        {view.result ? <Strata result={view.result} /> : null}
        {view.plan ? <Data view={view} plan={view.plan} /> : null}
        <p class="small dim">
          数据截至 {longMoment(view.asOf)}。
          <a href={`/api/v1/public/draws/${encodeURIComponent(view.id)}/record`}>本页数据（JSON）</a>
        </p>
      </>,
    );

const Standing = ({ view }: { readonly view: DrawRecordView }): VNode => (
  <section class="pane">
    <p class="wait-s">
      <StatusMark {...view.status} />
    </p>
    <p>{sentenceOf(view)}</p>
    {view.end === null ? null : <Ended status={view.status} end={view.end} />}
    {view.earlier === null ? null : (
      <p class="small">
        前一次：
        <Ref draw={view.earlier} />
        ，结果和理由都保留在案。
      </p>
    )}
    {view.reports === null ? null : (
      <p class="small">
        {reportsTold(view.reports)}
        <span class="dim">上报自愿、匿名，谁都能报，多少台相同本身不证明什么；请自己核验。</span>
      </p>
    )}
    <p class="acts mt">
      {view.resultHash === null ? null : (
        <>
          <a class="btn btn-main" href={verifyHref(view.id, view.planHash, view.resultHash)}>
            核验
          </a>
          <a
            class="btn btn-text"
            href={`/api/v1/public/draws/${encodeURIComponent(view.id)}`}
            download={`draw-${view.id}.json`}
          >
            下载核验数据
          </a>
        </>
      )}
      <a class="btn btn-text" href={`/p/tasks/${encodeURIComponent(view.task)}`}>
        所属任务
      </a>
    </p>
  </section>
);

/** What has come of it, in one sentence and what makes it trustworthy in another. */
function sentenceOf({ lead, plan, result, poolSize, drawn, end }: DrawRecordView): string {
  if (plan === null)
    return end === null
      ? `${lead}已经预告一次抽取。抽取计划签发以后，名录根、份额的承诺和计划原文在这里公布。`
      : '抽取计划没有签发，没有抽取。';
  const parties = `${num(plan.parties.length)}个部门`;
  if (result === null)
    return end === null
      ? `抽取计划已经签发，名录${num(poolSize)}户，之后不能再改。${parties}揭示份额，同公开信标合成种子后抽取，谁也不能挑选。`
      : `抽取计划签发以后、份额揭示完以前作废，没有抽取。`;
  return `${num(poolSize)}户中抽${num(drawn)}户，${share(drawn, poolSize ?? 0)}。名录事先锁定；结果由${parties}的份额和公开信标共同决定，谁也不能挑选。`;
}

const Steps = ({ steps }: Pick<DrawRecordView, 'steps'>): VNode => (
  <section class="pane" aria-labelledby="steps">
    <h2 id="steps">经过</h2>
    <Kv pairs={steps.map(({ word, at }) => ({ label: word, value: longMoment(at) }))} />
  </section>
);

const Hash = ({ value }: { readonly value: string | null }): VNode =>
  value === null ? <span class="dim">{UNKNOWN}</span> : <span class="mono">{value}</span>;

/** Whoever scanned the code on the wall is to find his own here: each recusal moves the hash, and all stay verifiable. */
const Results = ({ view }: { readonly view: DrawRecordView }): VNode => {
  const { hashes = [] } = view.result ?? {};
  if (hashes.length < 2) return <Hash value={view.resultHash} />;
  return (
    <>
      {hashes.map(({ word, at, hash }) => (
        <p key={hash}>
          {word}（{longMoment(at)}）：
          <Hash value={hash} /> <a href={verifyHref(view.id, view.planHash, hash)}>核验</a>
        </p>
      ))}
      <p class="hint">抽取后每有一次回避递补，结果哈希就变一次；以前的照样可以核验。</p>
    </>
  );
};

type Plan = NonNullable<DrawRecordView['plan']>;

/** RFC 3161: that the plan was there then is said by an authority that the city does not run. */
const Stamp = ({ view, plan }: { readonly view: DrawRecordView; readonly plan: Plan }): VNode =>
  plan.stampedAt === null ? (
    <span class="dim">没有</span>
  ) : (
    <>
      {longMoment(plan.stampedAt)}{' '}
      <a href={`/api/v1/public/draws/${encodeURIComponent(view.id)}/timestamp`} download>
        下载时间戳（.tsr）
      </a>
    </>
  );

const Data = ({ view, plan }: { readonly view: DrawRecordView; readonly plan: Plan }): VNode => (
  <section class="pane" aria-labelledby="data">
    <h2 id="data">抽取计划与核验数据</h2>
    <Kv
      pairs={[
        { label: '计划签发', value: view.signedAt === null ? UNKNOWN : longMoment(view.signedAt) },
        { label: '揭示截止', value: view.revealBy === null ? UNKNOWN : longMoment(view.revealBy) },
        { label: '计划哈希', value: <Hash value={view.planHash} /> },
        { label: '时间戳', value: <Stamp view={view} plan={plan} /> },
        { label: '名录根', value: <Hash value={plan.poolRoot} /> },
        { label: '人员根', value: <Hash value={plan.rosterRoot} /> },
        { label: '层名表哈希', value: <Hash value={plan.labelHash} /> },
        { label: '公开信标', value: `${plan.beacon.source}：${plan.beacon.value ?? '还没有'}` },
        { label: '种子', value: <Hash value={view.result?.seed ?? null} /> },
        { label: '结果哈希', value: <Results view={view} /> },
      ]}
    />
    <pre class="plan mono" tabIndex={0} aria-label="抽取计划原文">
      {plan.text}
    </pre>
    {plan.labels === null ? null : <Labels labels={plan.labels} />}
    <p class="hint mt">
      计划哈希按上面的原文逐字计算，改一个字就不同。<a href={`${drawHref(view.id)}/verify`}>核验工具</a>
      可以下载下来，断网使用。
    </p>
  </section>
);

/** 层名表, opened: the text as it was hashed, and whether it is the one. */
const Labels = ({ labels }: { readonly labels: NonNullable<Plan['labels']> }): VNode => (
  <details class="mt">
    <summary>
      层名表原文{' '}
      <StatusMark
        word={labels.matches ? '哈希与签发时一致' : '哈希与签发时不符'}
        tone={labels.matches ? 'done' : 'bad'}
      />
    </summary>
    <pre class="plan mono" tabIndex={0} aria-label="层名表原文">
      {labels.text}
    </pre>
  </details>
);
