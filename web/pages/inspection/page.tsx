import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { InspectionPart, InspectionView } from '../../../contracts/views/inspection';
import type { PageContext, Render } from '../../../contracts/views/page';
import { Band, RefusedBand } from '../../components/band';
import { Due } from '../../components/due';
import { Kv, type Pair } from '../../components/kv';
import { News } from '../../components/news';
import { StatusMark } from '../../components/status';
import { TimelinePane } from '../../components/timeline';
import { endOf, Waits } from '../../components/wait';
import { Watermark } from '../../components/watermark';
import { WhyNot } from '../../components/why-not';
import { inspectionNumber, longMoment, num, shortMoment, timeOfDay, UNKNOWN } from '../../format';
import { Acts } from '../../forms/acts';
import { formId, type FormPlace } from '../../forms/command-form';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { PartTable } from './part';
import { Review } from './review';

const targetName = ({ target, position }: InspectionView): string => target?.name ?? `第${num(position)}号对象`;

/** `/c/inspections/T/N`: one visit with every department's results; who reviews does so here, item beside its checklist. */
export const inspectionPage =
  (site: Site): Render<InspectionView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      `${inspectionNumber(view.id)} · ${view.status.word}`,
      <>
        <InspectionHead view={view} />
        <RefusedBand context={context} formOf={(command) => (command === null ? null : formId(command))} />
        {view.busy && context.refused === null && context.relay === null ? (
          <News from={pathOf('/api/v1/inspections', view.id)} seen={{ seq: view.seq, busy: view.busy }} />
        ) : null}
        <Body view={view} context={context} />
        {context.viewer && view.target ? (
          <Watermark text={`${context.viewer.name} ${shortMoment(view.asOf, view.asOf)}`} />
        ) : null}
      </>,
      view.busy ? ['news'] : [],
    );

const taskHref = ({ task }: InspectionView): string => `/c/tasks/${encodeURIComponent(task.id)}`;

const InspectionHead = ({ view }: { readonly view: InspectionView }): VNode => (
  <Head
    crumb={
      <>
        <a href="/c/tasks">任务</a> / <a href={taskHref(view)}>{`${view.task.number} ${view.task.name}`}</a> /{' '}
        {inspectionNumber(view.id)}
      </>
    }
    heading={
      <>
        {targetName(view)} <StatusMark {...view.status} />
      </>
    }
    note={view.target?.address}
  >
    <span class="asof">数据截至 {timeOfDay(view.asOf)}</span>
  </Head>
);

/** The viewer's own part first: that is what the page was opened for. */
const ordered = ({ parts }: InspectionView, org: string | undefined): readonly InspectionPart[] => [
  ...parts.filter((part) => part.org === org),
  ...parts.filter((part) => part.org !== org),
];

const REVIEWS: ReadonlySet<string> = new Set(['passReview', 'returnResults']);

function Body({ view, context }: { readonly view: InspectionView; readonly context: PageContext }): VNode {
  const place: FormPlace = { base: pathOf('/c/inspections', view.id), seq: view.seq, context };
  const reviewed = view.parts.find(({ mayReview }) => mayReview);
  const others = view.acts.filter(({ command }) => !reviewed || !REVIEWS.has(command));
  return (
    <div class="cols">
      <div class="stack">
        {reviewed ? (
          <Band look="plain">只审本部门的{reviewed.items.length}项。标黄处是退回后改过的；其他部门的由各自审核。</Band>
        ) : null}
        <Acts acts={others} place={place} commitOf={() => null} quiet={reviewed !== undefined} />
        {ordered(view, context.viewer?.org).map((part) => (
          <section class="pane flush" key={part.org} aria-labelledby={`part-${part.org}`}>
            <PartTable part={part} asOf={view.asOf} />
            {part.mayReview ? <Review part={part} acts={view.acts} place={place} /> : null}
          </section>
        ))}
        {view.experts.length > 0 ? <Experts experts={view.experts} /> : null}
      </div>
      <aside class="stack" aria-label="检查概要与时间线">
        <Summary view={view} />
        <Waits waits={view.waits} asOf={view.asOf} busy={view.busy} ended={endOf(view.status)} folded />
        <TimelinePane entries={view.timeline} total={view.timeline.length} asOf={view.asOf} />
      </aside>
    </div>
  );
}

const ARRIVED = { yes: { word: '到场', tone: 'done' }, no: { word: '没有到场', tone: 'idle' } } as const;

/** Who assisted: named to those who may read this page, and to nobody outside. */
const Experts = ({ experts }: Pick<InspectionView, 'experts'>): VNode => (
  <section class="pane" aria-labelledby="experts">
    <h2 id="experts">
      专家 <small class="dim">协助检查，不录入、不计入执法人员（V3）</small>
    </h2>
    <ul class="finds">
      {experts.map(({ id, name, position, fields, arrived }) => (
        <li key={id}>
          {name} <span class="tag">{fields.join('、')}</span>{' '}
          {arrived === null ? null : <StatusMark {...ARRIVED[arrived ? 'yes' : 'no']} />}
          <p class="small dim">{position}</p>
        </li>
      ))}
    </ul>
  </section>
);

function Summary({ view }: { readonly view: InspectionView }): VNode {
  const pairs: readonly (Pair | null)[] = [
    { label: '检查号', value: inspectionNumber(view.id) },
    { label: '时间', value: `${longMoment(view.visit.from)}至${longMoment(view.visit.to).slice(-5)}` },
    { label: '组长', value: view.visit.leader },
    { label: '车辆', value: view.visit.vehicle ?? UNKNOWN },
    { label: '到场', value: view.arrivedAt === null ? UNKNOWN : longMoment(view.arrivedAt) },
    view.publishDue ? { label: '应公示', value: <Due due={view.publishDue} asOf={view.asOf} /> } : null,
    view.delivery ? { label: '报送', value: <StatusMark {...view.delivery} /> } : null,
  ];
  return (
    <section class="pane" aria-labelledby="summary">
      <h2 id="summary">概要</h2>
      <Kv pairs={pairs.filter((pair): pair is Pair => pair !== null)} />
      {view.whyNot.length > 0 ? (
        <>
          <hr />
          <WhyNot answers={view.whyNot} />
        </>
      ) : null}
    </section>
  );
}
