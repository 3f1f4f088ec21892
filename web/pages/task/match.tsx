import type { VNode } from 'preact';
import type { TaskView } from '../../../contracts/views/task';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num } from '../../format';

const COLUMNS = [{ word: '部门' }, { word: '岗位', num: true }, { word: '人员', num: true }, { word: '是否配齐' }];

/** 匹配人员: at least two certified officers of each department per target; a shortage is named, never a silent gap (V2). */
export const Match = ({ view: { id, match } }: { readonly view: TaskView }): VNode => (
  <section class="pane flush" id="match" aria-labelledby="match-h">
    <div class="pane-h">
      <h2 id="match-h">人员匹配</h2>
      <a class="small" href={`/c/tasks/${encodeURIComponent(id)}/officers`}>
        本部门岗位与回避
      </a>
    </div>
    <Scrolled label="各部门人员匹配">
      <Table caption="各部门人员匹配" columns={COLUMNS} class="slim">
        <tbody>
          {match.map(({ org, name, members, officers, shortages }) => (
            <tr key={org}>
              <th scope="row" class="nb">
                {name}
              </th>
              <td class="num" data-l="岗位">
                {num(members)}
              </td>
              <td class="num" data-l="人员">
                {num(officers)}
              </td>
              <td>
                {shortages.length === 0 ? (
                  <StatusMark word="已配齐" tone="done" />
                ) : (
                  <ul>
                    {shortages.map((shortage) => (
                      <li key={shortage}>
                        <StatusMark word={shortage} tone="bad" />
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);
