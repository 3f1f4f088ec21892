import type { VNode } from 'preact';
import type { TaskView } from '../../../contracts/views/task';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num, shortMoment, UNKNOWN } from '../../format';

const COLUMNS = [
  { word: '执法人员' },
  { word: '部门' },
  { word: '对象序号', num: true },
  { word: '状态' },
  { word: '递补' },
  { word: '何时' },
];

/** 回避: who asked and what came of it; the ground is seen by the decider alone (X3). */
export const Recusals = ({ view: { recusals, asOf } }: { readonly view: TaskView }): VNode => (
  <section class="pane flush" id="recusals" aria-labelledby="recusals-h">
    <div class="pane-h">
      <h2 id="recusals-h">回避</h2>
      <span class="small dim">情形只有决定人能看到</span>
    </div>
    <Scrolled label="回避申请">
      <Table caption="回避申请" columns={COLUMNS} class="slim">
        <tbody>
          {recusals.map(({ id, officer, org, position, status, replacedBy, at }) => (
            <tr key={id}>
              <th scope="row" class="nb">
                {officer}
              </th>
              <td>{org}</td>
              <td class="num" data-l="对象序号">
                {num(position)}
              </td>
              <td>
                <StatusMark {...status} />
              </td>
              <td data-l="递补">{replacedBy ?? UNKNOWN}</td>
              <td class="dim nb">{shortMoment(at, asOf)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);
