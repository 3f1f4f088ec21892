import type { VNode } from 'preact';
import { beijingDay } from '../../../domain/calendar/beijing';
import type { DrawRoomView, RoomBeacon } from '../../../contracts/views/draw-room';
import { Countdown } from '../../components/countdown';
import { longMoment, monthDay, num, nearMoment, timeOfDay } from '../../format';

/** drand 第33,081,412轮，10月15日 15:00:00 公布. */
export const beaconSentence = ({ kind, round, at }: RoomBeacon): string =>
  kind === 'lottery'
    ? '揭示截止后第一期双色球开奖号码，由两个部门各录一遍。'
    : round === null || at === null
      ? 'drand 在揭示截止后公布的一轮，签发抽取计划时写定。'
      : `drand 第${num(round)}轮，${monthDay(beijingDay(at))} ${timeOfDay(at)} 公布。`;

/** What everybody waits for next, counted down; null: nothing with a date. */
export function nextMoment({
  draw,
}: Pick<DrawRoomView, 'draw'>): { readonly word: string; readonly at: string } | null {
  if (!draw || draw.result) return null;
  if (draw.revealBy !== null && draw.revealClosedAt === null) return { word: '离揭示截止', at: draw.revealBy };
  const sealed = draw.shares.some(({ revealedAt, absent }) => revealedAt === null && !absent);
  return draw.plan?.signed && !sealed && draw.beacon.at !== null && draw.beacon.text === null
    ? { word: '离公开信标', at: draw.beacon.at }
    : null;
}

/** The countdown, and what the beacon is or was, with who typed it. */
export function Beacon({ view }: { readonly view: DrawRoomView }): VNode | null {
  const { draw, asOf, drill } = view;
  if (!draw) return null;
  const next = nextMoment(view);
  const { beacon } = draw;
  return (
    <section class="pane" aria-labelledby="beacon">
      <h2 id="beacon" class="small dim">
        {next === null ? '公开信标' : next.word}
      </h2>
      {next === null ? null : (
        <>
          <Countdown until={next.at} asOf={asOf} still={drill} />
          <p class="small dim">
            {longMoment(next.at)}
            {drill ? '。演练时钟停着，不倒数' : ''}
          </p>
        </>
      )}
      <p class={beacon.text === null ? 'small dim' : undefined}>
        {beacon.text === null ? beaconSentence(beacon) : <span class="mono">{beacon.text}</span>}
      </p>
      {beacon.first === null && beacon.set === null ? null : (
        <p class="small dim">
          {beacon.first === null ? '' : `第一次录入：${beacon.first.by}，${nearMoment(beacon.first.at, asOf)}。`}
          {beacon.set === null
            ? '第二次由另一个部门录入，录入前看不到第一次的号码。'
            : `${beacon.first === null ? '取得' : '第二次录入'}：${beacon.set.by}，${nearMoment(beacon.set.at, asOf)}。`}
        </p>
      )}
    </section>
  );
}
