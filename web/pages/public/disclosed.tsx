import type { VNode } from 'preact';
import type { PublicTaskView } from '../../../contracts/views/public';
import { Empty } from '../../components/empty';
import { Pager } from '../../components/pager';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { num, shortMoment, UNKNOWN } from '../../format';

const COLUMNS = [
  { word: '企业' },
  { word: '事项' },
  { word: '检查部门' },
  { word: '结果' },
  { word: '处置' },
  { word: '公示日' },
];

/** 已公示结果: per target and item, newest first. */
export const Disclosed = ({ view, path }: { readonly view: PublicTaskView; readonly path: string }): VNode => (
  <section class="pane flush" aria-labelledby="disclosed">
    <div class="pane-h">
      <h2 id="disclosed">
        已公示结果{' '}
        <small class="dim">
          {num(view.progress.disclosed)}户，{num(view.disclosedTotal)}项
        </small>
      </h2>
    </div>
    {view.disclosed.length === 0 ? (
      <Empty why="还没有公示的结果">检查结束后20个工作日内公示。没有公示的名单，在公示之前不公开。</Empty>
    ) : (
      <>
        <Scrolled label="已公示的检查结果">
          <Table caption="已公示的检查结果" columns={COLUMNS} class="slim">
            <tbody>
              {view.disclosed.map((row) => (
                <tr key={row.uid + row.item + row.organ}>
                  <th scope="row">{row.name}</th>
                  <td>{row.item}</td>
                  <td data-l="检查部门">{row.organ}</td>
                  <td>
                    <StatusMark word={row.result} tone={row.tone} />
                  </td>
                  <td data-l="处置">{row.disposal || UNKNOWN}</td>
                  <td class="nb" data-l="公示">
                    {shortMoment(row.publishedAt, view.asOf).slice(0, -6)}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scrolled>
        <Pager path={path} shown={view.disclosed.length} total={view.disclosedTotal} unit="项" next={view.next} />
      </>
    )}
  </section>
);
