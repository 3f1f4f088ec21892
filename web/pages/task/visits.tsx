import type { VNode } from 'preact';
import { pathOf } from '../../../contracts/routes/parts';
import type { TaskView } from '../../../contracts/views/task';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num, shortMoment, UNKNOWN } from '../../format';

const COLUMNS = [
  { word: '序号', num: true },
  { word: '对象' },
  { word: '时间' },
  { word: '组长' },
  { word: '车辆' },
  { word: '人员', num: true },
  { word: '状态' },
];

/** 检查: the visits in the order of the draw; the name of a target stands here only for whom it concerns (X2). */
export const Visits = ({ view }: { readonly view: TaskView }): VNode => (
  <section class="pane flush" id="visits" aria-labelledby="visits-h">
    <div class="pane-h">
      <h2 id="visits-h">
        检查 <small class="dim">{countsOf(view)}</small>
      </h2>
      {view.visits.length < view.visitsTotal ? (
        <span class="small dim">
          前{num(view.visits.length)}户，共{num(view.visitsTotal)}户
        </span>
      ) : null}
    </div>
    <Scrolled label="检查">
      <Table caption="检查，按抽取顺序" columns={COLUMNS} class="rows slim">
        <tbody>
          {view.visits.map((visit) => (
            <Visit key={visit.position} visit={visit} view={view} />
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);

const countsOf = ({ progress }: TaskView): string =>
  `已检${num(progress.inspected)}户，已公示${num(progress.disclosed)}户，已办结${num(progress.closed)}户`;

function Visit({ visit, view }: { readonly visit: TaskView['visits'][number]; readonly view: TaskView }): VNode {
  const name = visit.target ?? `第${num(visit.position)}号对象`;
  return (
    <tr>
      <td class="num" data-l="序号">
        {num(visit.position)}
      </td>
      <th scope="row">
        {visit.inspection === null ? name : <a href={pathOf('/c/inspections', visit.inspection)}>{name}</a>}
      </th>
      <td class="nb" data-l="时间">
        {shortMoment(visit.from, view.asOf)}
      </td>
      <td class="nb" data-l="组长">
        {visit.leader}
      </td>
      <td class="nb" data-l="车辆">
        {visit.vehicle ?? UNKNOWN}
      </td>
      <td class="num" data-l="人员">
        {num(visit.officers)}
      </td>
      <td>
        <StatusMark {...visit.status} />
      </td>
    </tr>
  );
}
