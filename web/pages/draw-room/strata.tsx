import type { VNode } from 'preact';
import type { RoomDraw, RoomStratum } from '../../../contracts/views/draw-room';
import { Scrolled, Table } from '../../components/table';
import { num, share, UNKNOWN } from '../../format';

const BEFORE = [
  { word: '层' },
  { word: '名录户数', num: true },
  { word: '应抽', num: true },
  { word: '每户概率', num: true },
];
const AFTER = [
  { word: '层' },
  { word: '名录户数', num: true },
  { word: '抽出', num: true },
  { word: '每户概率', num: true },
  { word: '候补', num: true },
  { word: '第1批', num: true },
];
/** As many strata as are shown at once; a scheme of a whole city has dozens. */
const SHOWN = 12;

/** 12, or 12或13 while rounding leaves it open. */
const due = ({ least, most }: RoomStratum): string => (least === most ? num(least) : `${num(least)}或${num(most)}`);
const odds = ({ odds: told }: RoomStratum): string => (told === null ? '抽取后公布' : share(told.num, told.den));

export const Strata = ({ draw: { strata, result } }: { readonly draw: RoomDraw }): VNode => (
  <section class="pane flush" id="strata" aria-labelledby="strata-h">
    <div class="pane-h">
      <h2 id="strata-h">{result ? '各层结果' : '各层应抽'}</h2>
      <span class="small dim">{result ? '这里不显示抽中的单位' : '公开屏幕只显示层号'}</span>
    </div>
    <Rows label="各层户数" strata={strata.slice(0, SHOWN)} drawn={result !== null} />
    {strata.length > SHOWN ? (
      <details class="pad">
        <summary>其余{num(strata.length - SHOWN)}层</summary>
        <Rows label="其余各层户数" strata={strata.slice(SHOWN)} drawn={result !== null} />
      </details>
    ) : null}
  </section>
);

const Rows = ({
  label,
  strata,
  drawn,
}: {
  readonly label: string;
  readonly strata: readonly RoomStratum[];
  readonly drawn: boolean;
}): VNode => (
  <Scrolled label={label}>
    <Table caption={drawn ? '各层结果' : '各层应抽户数与概率'} columns={drawn ? AFTER : BEFORE} class="compact slim">
      <tbody>
        {strata.map((stratum) => (
          <tr key={stratum.number}>
            <th scope="row">
              第{stratum.number}层 {stratum.label === null ? null : <small class="dim">{stratum.label}</small>}
            </th>
            <td class="num" data-l="名录户数">
              {num(stratum.pool)}
            </td>
            {stratum.drawn === null ? (
              <>
                <td class="num" data-l="应抽">
                  {due(stratum)}
                </td>
                <td class="num" data-l="每户概率">
                  {odds(stratum)}
                </td>
              </>
            ) : (
              <>
                <td class="num" data-l="抽出">
                  {num(stratum.drawn.count)}
                </td>
                <td class="num" data-l="每户概率">
                  {odds(stratum)}
                </td>
                <td class="num" data-l="候补">
                  {num(stratum.pool - stratum.drawn.count)}
                </td>
                <td class="num" data-l="第1批">
                  {stratum.drawn.count === 0 ? UNKNOWN : `${num(stratum.drawn.firstBatch)}户`}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  </Scrolled>
);
