import type { VNode } from 'preact';
import type { OfficersView } from '../../../contracts/views/officers';
import { Empty } from '../../components/empty';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num, shortMoment } from '../../format';
import { formId } from '../../forms/command-form';
import { codeOf, expertsHref, pickHref, taskHref } from './address';

const COUNTED = [
  { word: '部门' },
  { word: '岗位', num: true },
  { word: '已声明', num: true },
  { word: '未声明', num: true },
  { word: '申请回避', num: true },
  { word: '空缺', num: true },
];

/** 各部门: of the others numbers alone. */
export const Departments = ({ view, path }: { readonly view: OfficersView; readonly path: string }): VNode => (
  <section class="pane flush" aria-labelledby="departments">
    <div class="pane-h">
      <h2 id="departments">各部门</h2>
      <span class="small dim">其他部门只有数目</span>
    </div>
    <Scrolled label="各部门岗位">
      <Table caption="各部门岗位" columns={COUNTED} class="slim">
        <tbody>
          {view.departments.map(({ org, name, lead, experts, places, clear, undeclared, applied, vacant }) => (
            <tr key={org}>
              <th scope="row" class="nb">
                {experts && view.experts.may && !view.experts.shown ? (
                  <a href={expertsHref(path, true)}>{name}</a>
                ) : lead && view.experts.shown && view.experts.may ? (
                  <a href={expertsHref(path, false)}>{name}</a>
                ) : (
                  name
                )}{' '}
                {lead ? <span class="tag">牵头</span> : experts ? <span class="tag">专家</span> : null}
              </th>
              {(
                [
                  ['岗位', places],
                  ['已声明', clear],
                  ['未声明', undeclared],
                  ['申请回避', applied],
                  ['空缺', vacant],
                ] as const
              ).map(([word, n]) => (
                <td class="num" data-l={word} key={word}>
                  {num(n)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);

/** 回避申请: who asked and what came of it, without the ground (X3). */
export const Applications = ({ view, path }: { readonly view: OfficersView; readonly path: string }): VNode => (
  <section class="pane" aria-labelledby="applications">
    <div class="pane-h">
      <h2 id="applications">{view.personal ? '我的回避申请' : '回避申请'}</h2>
      <span class="small dim">情形只有决定人能看到</span>
    </div>
    {view.applications.length === 0 ? (
      <Empty why="没有回避申请" />
    ) : (
      <ul class="finds small">
        {view.applications.map((one) => (
          <li key={one.id}>
            <p>
              {one.officer}，对象{codeOf(one.position)} <StatusMark {...one.status} />
            </p>
            <p class="dim">
              {one.initiator} {shortMoment(one.appliedAt, view.asOf)}
              {one.decidedAt === null ? '' : `；决定 ${shortMoment(one.decidedAt, view.asOf)}`}{' '}
              <Way view={view} path={path} application={one} />
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** To the decision, if it is the viewer's; else to the place. */
function Way({
  view,
  path,
  application: { id, at },
}: {
  readonly view: OfficersView;
  readonly path: string;
  readonly application: OfficersView['applications'][number];
}): VNode | null {
  if (view.decides.includes(id)) return <a href={`${taskHref(view)}/recusal#${formId('decideRecusal', id)}`}>决定</a>;
  return at === null ? null : <a href={pickHref(path, at)}>看岗位</a>;
}
