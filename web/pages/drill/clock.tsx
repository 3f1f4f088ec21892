import type { VNode } from 'preact';
import { SAMPLE_LOGINS } from '../../../contracts/sample';
import type { DrillView } from '../../../contracts/views/drill';
import type { Render } from '../../../contracts/views/page';
import { RefusedBand } from '../../components/band';
import { Due } from '../../components/due';
import { Empty } from '../../components/empty';
import { News } from '../../components/news';
import { StatusMark } from '../../components/status';
import { Table } from '../../components/table';
import { longMoment, num } from '../../format';
import { LogInAs } from '../../forms/log-in-as';
import { Head } from '../../frame/frames';
import { staffPage, type Site } from '../../frame/site';
import { Moves } from './moves';

/** `/c/drill/ID`: where a drill's clock stands, where it may be moved, and whose turn it is. */
export const drillPage =
  (site: Site): Render<DrillView> =>
  (view, context) => {
    const { id, now, owed, open, nextDue } = view.clock;
    return staffPage(
      site,
      context,
      `${id} · ${longMoment(now)}`,
      <>
        <Head
          crumb={
            <>
              <a href="/c/drill">演练时钟</a> / {id}
            </>
          }
          heading={longMoment(now)}
        />
        <RefusedBand context={context} formOf={() => 'move-day'} />
        {owed > 0 && context.refused === null ? (
          <News from={`/api/v1/clocks/${id}`} seen={{ owed, open, nextDue, now }} />
        ) : null}
        <div class="cols">
          <div class="stack">
            <Moves view={view} context={context} />
            <Awaited view={view} />
          </div>
          <aside class="stack" aria-label="这个时钟上的任务">
            <Tasks view={view} />
          </aside>
        </div>
      </>,
      ['news'],
    );
  };

const COLUMNS = [{ word: '轮到谁' }, { word: '办什么' }, { word: '限期' }, { word: '用哪个账号' }];
/** More than these are counted. */
const SHOWN = 40;

/** A task by its number, an inspection by its target's. */
function placeOf(process: string): string {
  const [task = '', child] = process.split('/');
  return child === undefined ? task : `第${child.split('.')[0] ?? ''}号对象`;
}

const Awaited = ({ view: { awaited, clock, password } }: { readonly view: DrillView }): VNode => (
  <section class="pane flush" aria-labelledby="awaited">
    <div class="pane-h">
      <h2 id="awaited">轮到谁</h2>
      <span class="small dim">
        {awaited.length > SHOWN ? `前${SHOWN}件，共${num(awaited.length)}件` : `${awaited.length}件`}
      </span>
    </div>
    {awaited.length === 0 ? (
      <Empty why="现在没有等人办的事">
        {clock.owed > 0
          ? '系统正在办理。'
          : clock.open > 0
            ? '把时钟往前拨，就会轮到下一步。'
            : '这个时钟上没有未办结的任务。'}
      </Empty>
    ) : (
      <Table caption="轮到谁，限期近的在前" columns={COLUMNS} class="slim">
        <tbody>
          {awaited.slice(0, SHOWN).map(({ process, key, who, what, href, login, due }) => (
            <tr key={process + key}>
              <th scope="row">{who}</th>
              <td>
                {what}
                <br />
                <small class="dim">{placeOf(process)}</small>
              </td>
              <td data-l="限期">
                <Due due={due} asOf={clock.now} />
              </td>
              <td>
                {login === null ? (
                  '没有人任这个职'
                ) : password === null ? (
                  login
                ) : (
                  <LogInAs login={login} password={password} next={href}>
                    {login} 去办
                  </LogInAs>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    )}
  </section>
);

const Tasks = ({ view: { tasks, clock, password } }: { readonly view: DrillView }): VNode => (
  <section class="pane" aria-labelledby="tasks">
    <h2 id="tasks">这个时钟上的任务</h2>
    {tasks.length === 0 ? (
      <div class="stack">
        <p>
          还没有。用牵头部门的经办登录，在“任务”页点“新建任务”，时钟选 <b>{clock.id}</b>。
        </p>
        {password === null ? null : (
          <LogInAs
            login={SAMPLE_LOGINS[0].login}
            password={password}
            next={`/c/tasks?clock=${encodeURIComponent(clock.id)}`}
          >
            以 {SAMPLE_LOGINS[0].login} 登录，去新建任务
          </LogInAs>
        )}
      </div>
    ) : (
      <ul class="finds">
        {tasks.map(({ id, name, lead, status }) => (
          <li key={id}>
            <a href={`/c/tasks/${encodeURIComponent(id)}`}>{name}</a>
            <p class="small dim">
              {id}，{lead}牵头
            </p>
            <StatusMark {...status} />
          </li>
        ))}
      </ul>
    )}
  </section>
);
