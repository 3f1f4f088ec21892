import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { PageContext, Render } from '../../../contracts/views/page';
import type { TaskView } from '../../../contracts/views/task';
import { Band, RefusedBand } from '../../components/band';
import { News } from '../../components/news';
import { Rail } from '../../components/rail';
import { DrillTag, StatusMark } from '../../components/status';
import { TimelinePane } from '../../components/timeline';
import { endOf, Waits } from '../../components/wait';
import { num, timeOfDay } from '../../format';
import { Acts } from '../../forms/acts';
import { formId, type FormPlace } from '../../forms/command-form';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { Departments } from './departments';
import { Draw } from './draw';
import { Match } from './match';
import { Recusals } from './recusals';
import { Summary } from './summary';
import { Visits } from './visits';

/** `/c/tasks/N`: where the task stands, who is awaited and until when, what may be done and why not the rest. */
export const taskPage =
  (site: Site): Render<TaskView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      `${view.number} ${view.name} · ${view.status.word}`,
      <>
        <TaskHead view={view} />
        <RefusedBand context={context} formOf={(command) => formOf(view, command)} />
        {view.busy && context.refused === null && context.relay === null ? (
          <News from={pathOf('/api/v1/tasks', view.id)} seen={{ seq: view.seq, busy: view.busy }} />
        ) : null}
        <Body view={view} context={context} />
      </>,
      view.busy ? ['news'] : [],
    );

const formOf = ({ acts }: TaskView, command: string | null): string | null => {
  const act = acts.find((each) => each.command === command && each.href === null);
  return act ? formId(act.command, act.subject) : null;
};

const taskHref = (id: string): string => `/c/tasks/${encodeURIComponent(id)}`;

const TaskHead = ({ view }: { readonly view: TaskView }): VNode => (
  <Head
    crumb={
      <>
        <a href="/c/tasks">任务</a> / {view.number}
      </>
    }
    heading={
      <>
        {view.name} <StatusMark {...view.status} />
      </>
    }
  >
    <div class="acts">
      <DrillTag drill={view.drill} />
      <span class="asof">数据截至 {timeOfDay(view.asOf)}</span>
      <a class="btn" href={`${taskHref(view.id)}/scheme`}>
        看方案
      </a>
      {view.publicHref === null ? null : (
        <a class="btn" href={view.publicHref}>
          公众看到的
        </a>
      )}
    </div>
  </Head>
);

function Body({ view, context }: { readonly view: TaskView; readonly context: PageContext }): VNode {
  const place: FormPlace = { base: taskHref(view.id), seq: view.seq, context };
  return (
    <div class="stack">
      {view.drill && context.relay === null ? <DrillBand view={view} /> : null}
      <section class="pane" aria-label="进度">
        <Rail steps={view.rail} />
      </section>
      <div class="cols">
        <div class="stack">
          <Acts acts={view.acts} place={place} />
          <Findings view={view} />
          <Waits waits={view.waits} asOf={view.asOf} busy={view.busy} ended={endOf(view.status)} />
          <Contents view={view} />
          <Departments view={view} />
          {view.draw ? <Draw task={view.id} draw={view.draw} /> : null}
          {view.match.length > 0 ? <Match view={view} /> : null}
          {view.recusals.length > 0 ? <Recusals view={view} /> : null}
          {view.visitsTotal > 0 ? <Visits view={view} /> : null}
        </div>
        <aside class="stack" aria-label="概要与时间线">
          <Summary view={view} />
          <TimelinePane entries={view.timeline} total={view.events} asOf={view.asOf} />
        </aside>
      </div>
    </div>
  );
}

/** 演练: told apart from the city's own, and how its time goes on. */
const DrillBand = ({ view: { clockHref } }: { readonly view: TaskView }): VNode => (
  <Band look="plain">
    <b>演练任务。</b>不占用真实的人员和频次；时间停着，由演练账号在“演练时钟”页往前拨。
    {clockHref === null ? null : <a href={clockHref}>去拨时钟</a>}
  </Band>
);

/** What a closed task leaves behind: nothing here follows it up (docs/walkthrough.md, “What is not in it”). */
const Findings = ({ view: { findings } }: { readonly view: TaskView }): VNode | null =>
  findings === null ? null : (
    <Band look={findings.problems > 0 ? 'warn' : 'plain'}>
      {findings.problems > 0
        ? `${num(findings.targets)}户有${num(findings.problems)}项问题，后续处理不在本系统内。`
        : '检查没有发现问题。'}
    </Band>
  );

/** The page's own parts, those that exist. */
function Contents({ view }: { readonly view: TaskView }): VNode {
  const asked = view.departments.filter(({ lead }) => !lead);
  const accepted = asked.filter((department) => department.accepted).length;
  return (
    <nav class="tabs" aria-label="任务内容">
      <a href={`${taskHref(view.id)}/scheme`}>方案</a>
      <a href="#departments">
        确认
        <i>
          {accepted}/{asked.length}
        </i>
      </a>
      {view.draw ? <a href={`${taskHref(view.id)}/draw`}>抽取</a> : null}
      {view.draw ? <a href={`${taskHref(view.id)}/officers`}>人员</a> : null}
      {view.recusals.length > 0 ? (
        <a href="#recusals">
          回避<i>{view.recusals.length}</i>
        </a>
      ) : null}
      {view.visitsTotal > 0 ? (
        <a href="#visits">
          检查<i>{view.visitsTotal}</i>
        </a>
      ) : null}
    </nav>
  );
}
