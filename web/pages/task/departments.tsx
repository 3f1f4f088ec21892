import type { VNode } from 'preact';
import type { TaskView } from '../../../contracts/views/task';
import { Due } from '../../components/due';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num, shortDue, shortMoment, UNKNOWN } from '../../format';

/** Before the match whoever can be sent is counted, after it who is. */
const countedAs = ({ match }: TaskView): string => (match.length > 0 ? '已派人数' : '可派人数');

const columns = (counted: string) => [
  { word: '部门' },
  { word: '事项', num: true },
  { word: counted, num: true },
  { word: '限期' },
  { word: '状态' },
  { word: '何时' },
];

/** Each department's part and its answer to the scheme. */
export const Departments = ({ view }: { readonly view: TaskView }): VNode => (
  <section class="pane flush" id="departments" aria-labelledby="departments-h">
    <h2 id="departments-h">部门</h2>
    <Scrolled label="各部门确认情况">
      <Table caption="各部门确认情况" columns={columns(countedAs(view))} class="slim">
        <tbody>
          {view.departments.map((department) => (
            <tr key={department.org}>
              <th scope="row">
                {department.name} {department.lead ? <span class="tag">牵头</span> : null}
              </th>
              <td class="num" data-l="事项">
                {num(department.items)}项
              </td>
              <td class="num" data-l={countedAs(view)}>
                {num(department.officers)}
              </td>
              <td data-l="限期">
                {/* who has answered is in no hurry any more */}
                {department.status.tone === 'done' ? (
                  <span class="dim">{department.due ? shortDue(department.due, view.asOf) : UNKNOWN}</span>
                ) : (
                  <Due due={department.due} asOf={view.asOf} />
                )}
              </td>
              <td>
                <StatusMark {...department.status} />
              </td>
              <td class="dim nb" data-l="何时">
                {department.at === null ? UNKNOWN : shortMoment(department.at, view.asOf)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);
