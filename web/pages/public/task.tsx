import type { VNode } from 'preact';
import type { Render } from '../../../contracts/views/page';
import type { PublicTaskView } from '../../../contracts/views/public';
import { Kv } from '../../components/kv';
import { Rail } from '../../components/rail';
import { DrillTag, StatusMark } from '../../components/status';
import { longMoment } from '../../format';
import { Head } from '../../frame/frames';
import { publicPage, type Site } from '../../frame/site';
import { Disclosed } from './disclosed';
import { PublicDraw } from './draw';

/** `/p/tasks/N`: what anybody may know of a task. Names of drawn targets only after their disclosure (X2), no class ever (X1). */
export const publicTaskPage =
  (site: Site): Render<PublicTaskView> =>
  (view, context) =>
    publicPage(
      site,
      `${view.name} · ${view.status.word}`,
      <>
        <Head
          crumb={
            <>
              <a href="/p">首页</a> / {view.number}
            </>
          }
          heading={
            <>
              {view.name} <DrillTag drill={view.drill} />
            </>
          }
        />
        <section class="pane">
          <p class="wait-s">
            <StatusMark {...view.status} />
          </p>
          <p>{view.sentence}</p>
          {view.rail.length === 0 ? null : (
            <>
              <hr />
              <Rail steps={view.rail} />
            </>
          )}
        </section>
        <PublicDraw id={view.id} draw={view.draw} />
        <About lead={view.lead} about={view.about} />
        {view.about === null ? null : <Disclosed view={view} path={context.path} />}
        <p class="small dim">数据截至 {longMoment(view.asOf)}。</p>
      </>,
    );

const About = ({ lead, about }: Pick<PublicTaskView, 'lead' | 'about'>): VNode => (
  <section class="pane" aria-labelledby="about">
    <h2 id="about">这次查什么</h2>
    <Kv
      pairs={[
        { label: '牵头', value: lead },
        ...(about === null
          ? [{ label: '其余', value: '抽取计划签发时公布' }]
          : [
              {
                label: '参与',
                value: about.participants.length === 0 ? '没有其他部门' : about.participants.join('、'),
              },
              ...(about.experts === null ? [] : [{ label: '专家', value: about.experts }]),
              { label: '范围', value: about.scope },
              { label: '时间', value: about.window },
              { label: '事项', value: <Items items={about.items} /> },
            ]),
      ]}
    />
  </section>
);

type About = NonNullable<PublicTaskView['about']>;

const Items = ({ items }: Pick<About, 'items'>): VNode =>
  items.length === 0 ? (
    <>还没有定</>
  ) : (
    <details>
      <summary>{items.length}项与依据</summary>
      <ul class="finds small">
        {items.map(({ name, organ, kind, basis }) => (
          <li key={organ + name}>
            {name} <span class="tag">{kind === 'key' ? '重点' : '一般'}</span>
            <p class="dim">
              {organ}，依据：{basis}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
