import type { VNode } from 'preact';
import type { DrawRoomView, RoomDraw } from '../../../contracts/views/draw-room';
import { StatusMark } from '../../components/status';
import { Scrolled, Table } from '../../components/table';
import { nearMoment, UNKNOWN } from '../../format';

const COLUMNS = [{ word: '部门' }, { word: '承诺' }, { word: '提交' }, { word: '揭示' }, { word: '状态' }];

/** 8b21 04ce … 77e0: to compare by eye; whoever compares in earnest copies the whole. */
const Commit = ({ value }: { readonly value: string | null }): VNode =>
  value === null ? (
    <span class="dim">{UNKNOWN}</span>
  ) : (
    <span class="mono nb" title={value}>{`${value.slice(0, 4)} ${value.slice(4, 8)} … ${value.slice(-4)}`}</span>
  );

/** 各部门份额: who gave, who has shown, who is missing. */
export const Shares = ({ draw: { shares }, asOf }: { readonly draw: RoomDraw } & Pick<DrawRoomView, 'asOf'>): VNode => {
  const at = (moment: string | null) => (moment === null ? UNKNOWN : nearMoment(moment, asOf));
  return (
    <section class="pane flush" id="shares" aria-labelledby="shares-h">
      <h2 id="shares-h">各部门份额</h2>
      <Scrolled label="提交与揭示">
        <Table caption="各部门提交与揭示份额的情况" columns={COLUMNS} class="slim">
          <tbody>
            {shares.map(({ org, name, commit, committedAt, revealedAt, status }) => (
              <tr key={org}>
                <th scope="row" class="nb">
                  {name}
                </th>
                <td data-l="承诺">
                  <Commit value={commit} />
                </td>
                <td class="nb" data-l="提交">
                  {at(committedAt)}
                </td>
                <td class="nb" data-l="揭示">
                  {at(revealedAt)}
                </td>
                <td>
                  <StatusMark {...status} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scrolled>
    </section>
  );
};
