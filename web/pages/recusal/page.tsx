import type { VNode } from 'preact';
import type { PageContext, Render } from '../../../contracts/views/page';
import type { RecusalView } from '../../../contracts/views/recusal';
import { RefusedBand } from '../../components/band';
import { Due } from '../../components/due';
import { Empty } from '../../components/empty';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { WhyNot } from '../../components/why-not';
import { num, timeOfDay } from '../../format';
import { formId, type FormPlace } from '../../forms/command-form';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { Applications } from './applications';
import { Declare } from './declare';

/** `/c/tasks/N/recusal`: an officer's own declaration; for a decider, the applications of the own department (V4, V5). */
export const recusalPage =
  (site: Site): Render<RecusalView> =>
  (view, context) => {
    const state = view.mine?.status ?? view.status;
    return staffPage(
      site,
      context,
      `${view.number} 回避申报 · ${state.word}`,
      <>
        <Head
          crumb={
            <>
              <a href="/c/tasks">任务</a> / <a href={taskHref(view)}>{`${view.number} ${view.name}`}</a> / 回避
            </>
          }
          heading={
            <>
              回避申报 <StatusMark {...state} />
            </>
          }
          note={
            view.mine?.due ? (
              <>
                请在限期前声明：
                <Due due={view.mine.due} asOf={view.asOf} long />
              </>
            ) : null
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
        {view.mine ? <Targets view={view} /> : null}
        <Applications view={view} place={place} />
      </div>
      <aside class="stack" aria-label="声明">
        <Declare view={view} place={place} />
        {view.whyNot.length > 0 ? (
          <section class="pane" aria-label="为什么不能">
            <WhyNot answers={view.whyNot} />
          </section>
        ) : null}
      </aside>
    </div>
  );
}

const COLUMNS = [{ word: '序号', num: true }, { word: '对象' }, { word: '地址' }, { word: '镇街' }];

/** The targets of the officer's own teams, and nobody else's (X2). */
const Targets = ({ view }: { readonly view: RecusalView }): VNode => (
  <section class="pane flush" aria-labelledby="targets">
    <div class="pane-h">
      <h2 id="targets">
        派给您的对象 <small class="dim">{num(view.targets.length)}户</small>
      </h2>
      <span class="small dim">名单在检查窗口结束前不公开，请勿外传</span>
    </div>
    {view.targets.length === 0 ? (
      <Empty why="没有派给您的对象">人员匹配后，派给您的对象会列在这里。</Empty>
    ) : (
      <Scrolled label="派给您的对象">
        <Table caption="派给您的对象" columns={COLUMNS} class="slim">
          <tbody>
            {view.targets.map(({ position, name, address, town }) => (
              <tr key={position}>
                <td class="num" data-l="序号">
                  {num(position)}
                </td>
                <th scope="row">{name}</th>
                <td>{address}</td>
                <td class="nb">{town}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scrolled>
    )}
  </section>
);
