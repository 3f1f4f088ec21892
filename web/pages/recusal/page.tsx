import type { VNode } from 'preact';
import type { PageContext, Render } from '../../../contracts/views/page';
import type { RecusalView } from '../../../contracts/views/recusal';
import { RefusedBand } from '../../components/band';
import { StatusMark } from '../../components/status';
import { WhyNot } from '../../components/why-not';
import { timeOfDay } from '../../format';
import { formId, type FormPlace } from '../../forms/command-form';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { Applications } from './applications';

/** `/c/tasks/N/recusal`: the applications of the own department with their grounds, for the leader who decides (V4, V5). */
export const recusalPage =
  (site: Site): Render<RecusalView> =>
  (view, context) => {
    return staffPage(
      site,
      context,
      `${view.number} 决定回避申请 · ${view.status.word}`,
      <>
        <Head
          crumb={
            <>
              <a href="/c/tasks">任务</a> / <a href={taskHref(view)}>{`${view.number} ${view.name}`}</a> /{' '}
              <a href={`${taskHref(view)}/officers`}>人员</a> / 决定回避
            </>
          }
          heading={
            <>
              决定回避申请 <StatusMark {...view.status} />
            </>
          }
        >
          <span class="asof">数据截至 {timeOfDay(view.asOf)}</span>
        </Head>
        <RefusedBand context={context} formOf={(command) => formOf(view, command)} />
        <Body view={view} context={context} />
      </>,
    );
  };

const taskHref = ({ id }: RecusalView): string => `/c/tasks/${encodeURIComponent(id)}`;

const formOf = ({ acts }: RecusalView, command: string | null): string | null => {
  const act = acts.find((each) => each.command === command);
  return act ? formId(act.command, act.subject) : null;
};

function Body({ view, context }: { readonly view: RecusalView; readonly context: PageContext }): VNode {
  const place: FormPlace = { base: taskHref(view), seq: view.seq, page: 'recusal', context };
  return (
    <div class="cols">
      <div class="stack">
        <Applications view={view} place={place} />
      </div>
      <aside class="stack" aria-label="为什么不能">
        {view.whyNot.length > 0 ? (
          <section class="pane" aria-label="为什么不能">
            <WhyNot answers={view.whyNot} />
          </section>
        ) : null}
      </aside>
    </div>
  );
}
