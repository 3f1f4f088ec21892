import type { VNode } from 'preact';
import type { DrawParty } from '../../../../contracts/views/draws';
import { StatusMark } from '../../../components/status';
import { Scrolled, Table } from '../../../components/table';
import { longMoment } from '../../../format';

const COLUMNS = [{ word: '部门' }, { word: '揭示' }, { word: '承诺与份额' }];

/** 各部门的份额: what each committed itself to, whether it opened it, and who was absent. */
export const Parties = ({ parties }: { readonly parties: readonly DrawParty[] }): VNode => (
  <section class="pane flush" aria-labelledby="parties">
    <h2 id="parties">各部门的份额</h2>
    <Scrolled label="各部门的承诺与揭示">
      <Table caption="各部门的承诺与揭示" columns={COLUMNS} class="slim">
        <tbody>
          {parties.map(({ id, name, commit, committedAt, status, secret, revealedAt }) => (
            <tr key={id}>
              <th scope="row" class="nb">
                {name}
              </th>
              <td class="nb">
                <StatusMark {...status} />
                {revealedAt === null ? null : <p class="small dim">{longMoment(revealedAt)}</p>}
              </td>
              <td class="small">
                承诺{committedAt === null ? '' : `（${longMoment(committedAt)}）`}
                <p class="mono">{commit}</p>
                {secret === null ? null : (
                  <>
                    份额
                    <p class="mono">{secret}</p>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scrolled>
  </section>
);
