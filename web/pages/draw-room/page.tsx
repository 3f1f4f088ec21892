import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { DrawRoomView } from '../../../contracts/views/draw-room';
import type { PageContext, Render } from '../../../contracts/views/page';
import type { Island } from '../../assets';
import { RefusedBand } from '../../components/band';
import { Now } from '../../components/countdown';
import { Live, Part } from '../../components/live';
import { DrillTag, StatusMark } from '../../components/status';
import { Timeline } from '../../components/timeline';
import { Waits } from '../../components/wait';
import { WhyNot } from '../../components/why-not';
import { formId } from '../../forms/command-form';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { beaconSentence, Beacon } from './beacon';
import { Earlier } from './earlier';
import { Forms } from './forms';
import { Hashes, Plan } from './plan';
import { Shares } from './shares';
import { Steps } from './steps';
import { Strata } from './strata';
import { Verdict } from './verdict';
import { num } from '../../format';

/** `/c/tasks/N/draw`: where this draw stands, who is missing and until when, what may be done, and how anybody checks it. */
export const drawRoomPage =
  (site: Site): Render<DrawRoomView> =>
  (view, context) =>
    staffPage(
      site,
      context,
      `${view.draw?.id ?? view.number} 抽取 · ${view.status.word}`,
      <>
        <RoomHead view={view} />
        <RefusedBand context={context} formOf={(command) => formOf(view, command)} />
        <Live {...liveOf(view)} acts={view.acts.map(({ command, subject }) => command + (subject ?? ''))} />
        <Body view={view} context={context} />
      </>,
      islandsOf(view),
    );

/** What is asked every three seconds, and what of it is news. */
export const liveOf = ({ id, seq, busy, agree, differ }: DrawRoomView) => ({
  from: `${pathOf('/api/v1/tasks', id)}/draw`,
  seen: { seq, busy, agree, differ },
});

const SECRET: ReadonlySet<string> = new Set(['commitShare', 'revealShare', 'openEscrow']);
/** Secrets are made and opened in the browser. */
const islandsOf = ({ acts }: DrawRoomView): readonly Island[] => [
  'live',
  ...(acts.some(({ command }) => SECRET.has(command)) ? (['share'] as const) : []),
];

const formOf = ({ acts }: DrawRoomView, command: string | null): string | null => {
  const act = acts.find((each) => each.command === command);
  return act ? formId(act.command, act.subject) : null;
};

const taskHref = ({ id }: DrawRoomView): string => `/c/tasks/${encodeURIComponent(id)}`;

/** 应抽120户 / 名录5,955户，12层. */
export const sizeOf = ({ draw }: DrawRoomView): string =>
  draw ? `应抽${num(draw.wanted)}户 / 名录${num(draw.pool.count)}户，${num(draw.strata.length)}层` : '名录还没有锁定';

function RoomHead({ view }: { readonly view: DrawRoomView }): VNode {
  const { draw, status, drill, asOf } = view;
  return (
    <Part id="head">
      <Head
        crumb={
          <>
            <a href="/c/tasks">任务</a> / <a href={taskHref(view)}>{`${view.number} ${view.name}`}</a> / 抽取
          </>
        }
        heading={
          <>
            {draw ? `第${num(draw.serial)}次抽取` : '抽取室'} <StatusMark {...status} />
          </>
        }
        note={`${sizeOf(view)}${draw ? ` · 抽取号 ${draw.id} · ${beaconSentence(draw.beacon)}` : ''}`}
      >
        <div class="acts">
          <DrillTag drill={drill} />
          <span class="asof">
            北京时间 <Now asOf={asOf} still={drill} />
          </span>
          <a class="btn" href={`${taskHref(view)}/draw/screen`}>
            打开大屏
          </a>
        </div>
      </Head>
    </Part>
  );
}

const Body = ({ view, context }: { readonly view: DrawRoomView; readonly context: PageContext }): VNode => (
  <div class="stack">
    <Part id="steps" class="stack">
      <Steps view={view} />
      {view.draw ? <Verdict view={view} draw={view.draw} main={!view.acts.some(({ main }) => main)} /> : null}
    </Part>
    <div class="cols">
      <div class="stack">
        {/* who signs reads it first */}
        <Part id="unsigned">
          {view.draw?.plan?.signed === null ? <Plan draw={view.draw} plan={view.draw.plan} /> : null}
        </Part>
        <Forms view={view} context={context} />
        <Part id="facts" class="stack">
          <Waits
            waits={view.waits}
            asOf={view.asOf}
            busy={view.busy}
            ended={view.draw?.result ? '抽取已办完' : null}
            folded
          />
          {view.draw ? <Facts view={view} draw={view.draw} /> : null}
          <Earlier view={view} />
        </Part>
      </div>
      <aside class="stack" aria-label="倒计时与说明">
        <Part id="beacon-part">
          <Beacon view={view} />
        </Part>
        <Part id="why">
          {view.whyNot.length === 0 ? null : (
            <section class="pane" aria-labelledby="why-h">
              <h2 id="why-h">现在不能办的，为什么</h2>
              <WhyNot answers={view.whyNot} />
            </section>
          )}
        </Part>
        <Part id="recent" polite>
          {view.recent.length === 0 ? null : (
            <section class="pane" aria-labelledby="recent-h">
              <h2 id="recent-h">刚刚发生</h2>
              <Timeline entries={view.recent} asOf={view.asOf} />
            </section>
          )}
        </Part>
      </aside>
    </div>
  </div>
);

const Facts = ({
  view,
  draw,
}: {
  readonly view: DrawRoomView;
  readonly draw: NonNullable<DrawRoomView['draw']>;
}): VNode => (
  <>
    <Shares draw={draw} asOf={view.asOf} />
    <Strata draw={draw} />
    {draw.plan?.signed ? <Plan draw={draw} plan={draw.plan} /> : null}
    <Hashes draw={draw} />
  </>
);
