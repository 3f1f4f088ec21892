import type { VNode } from 'preact';
import { beijingDay } from '../../../domain/calendar/beijing';
import type { DrawRoomView, RoomStratum } from '../../../contracts/views/draw-room';
import type { Render } from '../../../contracts/views/page';
import { Countdown, Now } from '../../components/countdown';
import { Live, Part } from '../../components/live';
import { Qr } from '../../components/qr';
import { DrillTag } from '../../components/status';
import { monthDay, num } from '../../format';
import { Head, Wall } from '../../frame/frames';
import type { Site } from '../../frame/site';
import { renderPage } from '../../render';
import { beaconSentence, nextMoment } from './beacon';
import { liveOf, sizeOf } from './page';
import { Steps } from './steps';
import { trusted } from './verdict';

/** `/c/tasks/N/draw/screen`: for a hall. Numbers of strata and counts; no person, department or firm is named (X1, X2); nothing to press. */
export const drawScreenPage =
  ({ assets, brand }: Site): Render<DrawRoomView> =>
  (view) =>
    renderPage(
      <Wall>
        <Live {...liveOf(view)} acts={[]} />
        <Part id="wall" class="stack" polite>
          <ScreenHead view={view} organiser={brand.organiser} />
          <Steps view={view} wall />
          {view.draw?.result ? <Drawn view={view} draw={view.draw} /> : <Waiting view={view} />}
        </Part>
      </Wall>,
      { title: `抽取大屏 · ${view.status.word}`, site: brand.name, surface: 'wall', assets, islands: ['live'] },
    );

const ScreenHead = ({ view, organiser }: { readonly view: DrawRoomView; readonly organiser: string }): VNode => (
  <Head
    heading={
      <>
        {view.name} {view.draw ? `第${num(view.draw.serial)}次抽取` : '抽取'} <DrillTag drill={view.drill} />
      </>
    }
    note={`${sizeOf(view)} · ${organiser}${view.draw ? ` · 抽取号 ${view.draw.id}` : ''}`}
  >
    <span class="asof">
      {monthDay(beijingDay(view.asOf))} <Now asOf={view.asOf} still={view.drill} />
    </span>
  </Head>
);

function sentenceOf({ draw, asOf }: DrawRoomView): string {
  if (!draw) return '名录锁定之后，这里开始显示。';
  const { beacon } = draw;
  if (beacon.text !== null) return '公开信标已经公布，正在抽取。';
  const unknown = beacon.at !== null && asOf < beacon.at;
  return `${beaconSentence(beacon)}${unknown ? '现在还没有人知道它。' : ''}`;
}

/** Before the result: what everybody waits for, and why nobody can turn it. */
function Waiting({ view }: { readonly view: DrawRoomView }): VNode {
  const next = nextMoment(view);
  return (
    <>
      <section class="pane tick">
        {next === null ? null : (
          <>
            <p class="dim">{next.word}</p>
            <Countdown until={next.at} asOf={view.asOf} still={view.drill} />
          </>
        )}
        <p>{sentenceOf(view)}</p>
      </section>
      <div class="cols third">
        <p class="sink">
          <b>名录不能改</b>
          <br />
          {view.draw ? `${monthDay(beijingDay(view.draw.pool.at))}锁定，根已公布` : '锁定时公布名录根'}
        </p>
        <p class="sink">
          <b>部门不能挑</b>
          <br />
          先承诺，后揭示，都早于信标
        </p>
        <p class="sink">
          <b>谁都能重算</b>
          <br />
          结果出来后，用手机重算一遍
        </p>
      </div>
    </>
  );
}

const Drawn = ({
  view,
  draw,
}: {
  readonly view: DrawRoomView;
  readonly draw: NonNullable<DrawRoomView['draw']>;
}): VNode => (
  <div class="cols wallcols">
    <div class="stack">
      {draw.result?.hash == null ? null : (
        <section class="pane">
          <div class="verdict">
            <div>
              <p class="big">抽取可信</p>
              <p>{trusted(draw.result)}</p>
            </div>
          </div>
        </section>
      )}
      <Grid strata={draw.strata} />
    </div>
    {draw.result?.verify == null ? (
      <section class="pane">
        <p>{view.busy ? '正在匹配人员，随后可以核验。' : '结果哈希产生后可以核验。'}</p>
      </section>
    ) : (
      <section class="pane">
        <h2>用自己的手机核验</h2>
        <Qr text={draw.result.verify.url} label="二维码：用手机核验这次抽取" />
        {view.agree + view.differ === 0 ? (
          <p class="dim">扫码，重算一遍</p>
        ) : (
          <>
            <p>
              <span class="clock">{num(view.agree)}台</span> 算出相同结果
            </p>
            <p class="dim">{num(view.differ)}台不同。自愿上报</p>
          </>
        )}
      </section>
    )}
  </div>
);

/** A wall holds so many strata; twelve as in the mock, more in smaller rows. The room and the public page have all. */
const [FEW, MOST] = [12, 24];

/** 第1层 12/600, column by column. */
function Grid({ strata }: { readonly strata: readonly RoomStratum[] }): VNode {
  const many = strata.length > FEW;
  const shown = strata.length > MOST ? strata.slice(0, MOST - 4) : strata;
  const rows = Math.ceil(shown.length / (many ? 4 : 3));
  const columns = Array.from({ length: Math.ceil(shown.length / rows) }, (_, n) => n);
  return (
    <section class="pane flush">
      <table class={many ? 'tbl many' : 'tbl'}>
        <caption class="vh">各层结果</caption>
        <thead>
          <tr>
            {columns.map((n) => (
              <>
                <th key={`${n}a`} scope="col">
                  层
                </th>
                <th key={`${n}b`} scope="col" class="num">
                  抽出/名录
                </th>
              </>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {columns.map((column) => (
                <Cell key={column} stratum={shown[column * rows + row]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < strata.length ? (
        <p class="pad small dim">其余{num(strata.length - shown.length)}层见核验页</p>
      ) : null}
    </section>
  );
}

const Cell = ({ stratum }: { readonly stratum: RoomStratum | undefined }): VNode =>
  stratum === undefined ? (
    <td colSpan={2} />
  ) : (
    <>
      <td>第{stratum.number}层</td>
      <td class="num">
        {num(stratum.drawn?.count ?? null)}/{num(stratum.pool)}
      </td>
    </>
  );
