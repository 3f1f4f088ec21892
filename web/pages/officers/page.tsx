import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { OfficersView } from '../../../contracts/views/officers';
import type { PageContext, Render } from '../../../contracts/views/page';
import type { Island } from '../../assets';
import { Band, RefusedBand } from '../../components/band';
import { News } from '../../components/news';
import { StatusMark } from '../../components/status';
import { Watermark } from '../../components/watermark';
import { WhyNot } from '../../components/why-not';
import { num, shortMoment, timeOfDay } from '../../format';
import { formId, type FormPlace } from '../../forms/command-form';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { taskHref } from './address';
import { Declare } from './declare';
import { Applications, Departments } from './departments';
import { Picked } from './picked';
import { Places } from './places';
import { Roster } from './roster';
import { Shortages } from './shortages';

/** `/c/tasks/N/officers` 人员: the own department's places, who has declared, who is recused and who came in his stead. */
export const officersPage =
  (site: Site): Render<OfficersView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      `${view.number} 人员与回避 · ${(view.mine?.status ?? view.status).word}`,
      <>
        <OfficersHead view={view} />
        <RefusedBand context={context} formOf={(command) => formOf(view, command)} />
        {view.busy && context.refused === null && context.relay === null ? (
          <News from={pathOf('/api/v1/tasks', view.id)} seen={{ seq: view.seq, busy: view.busy }} />
        ) : null}
        <Body view={view} context={context} />
        {context.viewer && [...view.rows, view.picked].some((row) => row?.target) ? (
          <Watermark text={`${context.viewer.name} ${shortMoment(view.asOf, view.asOf)}`} />
        ) : null}
      </>,
      islandsOf(view),
    );

const islandsOf = ({ busy, acts }: OfficersView): readonly Island[] => [
  ...(busy ? (['news'] as const) : []),
  ...(acts.some(({ command }) => command === 'confirmRoster') ? (['targets'] as const) : []),
];

const formOf = ({ acts }: OfficersView, command: string | null): string | null => {
  const act = acts.find((each) => each.command === command);
  return act ? formId(act.command, act.subject) : null;
};

const OfficersHead = ({ view }: { readonly view: OfficersView }): VNode => (
  <Head
    crumb={
      <>
        <a href="/c/tasks">任务</a> / <a href={taskHref(view)}>{`${view.number} ${view.name}`}</a> / 人员
      </>
    }
    heading={
      <>
        {headingOf(view)} <StatusMark {...(view.mine?.status ?? view.status)} />
      </>
    }
    note={noteOf(view)}
  >
    <div class="acts">
      <span class="asof">数据截至 {timeOfDay(view.asOf)}</span>
      {view.drawHref === null ? null : (
        <a class="btn" href={view.drawHref}>
          核验抽取
        </a>
      )}
      {view.fairnessHref === null ? null : (
        <a class="btn" href={view.fairnessHref}>
          公平性自查
        </a>
      )}
    </div>
  </Head>
);

const headingOf = ({ personal, department, experts }: OfficersView): string =>
  personal ? '我的岗位与回避' : department === null ? '各部门人员' : experts.shown ? '专家' : '本部门执法人员';

function noteOf({ department, personal }: OfficersView): string {
  if (department === null) return '您的部门不参加这件任务，只显示各部门的数目。';
  const hush = '名称在检查窗口结束前只有牵头经办、检查组和审核人知道，请勿外传。';
  return personal ? `只显示派给您的对象。对象${hush}` : `只显示${department}。对象用代号，${hush}`;
}

function Body({ view, context }: { readonly view: OfficersView; readonly context: PageContext }): VNode {
  const { path } = context;
  const place: FormPlace = { base: taskHref(view), seq: view.seq, page: 'officers', context };
  const matched = view.departments.some(({ places }) => places > 0);
  return (
    <>
      <Shortages view={view} path={path} />
      {view.decides.length > 0 ? (
        <Band look="warn">
          <StatusMark word={`${num(view.decides.length)}件回避申请等您决定`} tone="warn" />
          ，决定之前照常工作。<a href={`${taskHref(view)}/recusal`}>去决定</a>
        </Band>
      ) : null}
      <div class="cols">
        <div class="stack">
          <Roster view={view} place={place} />
          {view.department === null || view.roster ? null : <Places view={view} path={path} />}
          {view.personal || !matched ? null : <Departments view={view} path={path} />}
        </div>
        <aside class="stack" aria-label="办理">
          <Picked view={view} place={place} />
          <Declare view={view} place={place} />
          {view.department === null || !matched ? null : <Applications view={view} path={path} />}
          {view.whyNot.length > 0 ? (
            <section class="pane" aria-label="为什么不能">
              <WhyNot answers={view.whyNot} />
            </section>
          ) : null}
        </aside>
      </div>
    </>
  );
}
