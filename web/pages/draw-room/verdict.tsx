import type { VNode } from 'preact';
import type { DrawRoomView, RoomDraw, RoomResult } from '../../../contracts/views/draw-room';
import { Qr } from '../../components/qr';
import { num } from '../../format';

/**
 * What the system itself has found: the draw was run again from the published data before its result hash was written
 * (activities/acts/match-officers). Nobody has to believe it; the sentence beneath says how not to.
 */
export const trusted = ({ count, parties }: RoomResult): string =>
  `名录未改；种子含${num(parties)}个部门的份额和公开信标；重算一致，${num(count)}户。`;

/** 17台设备算出相同结果，0台不同: what anybody says of himself, and no proof. */
const reported = ({ agree, differ }: Reported): string => `${num(agree)}台设备算出相同结果，${num(differ)}台不同`;

type Reported = Pick<DrawRoomView, 'agree' | 'differ'>;

/** 抽取可信, and how anybody finds out with a telephone of his own. */
export function Verdict({
  view,
  draw: { result, shares },
  main,
}: {
  readonly view: Reported;
  readonly draw: RoomDraw;
  /** Nobody is awaited here: then this is what there is to do. */
  readonly main: boolean;
}): VNode | null {
  if (result?.verify == null) return null;
  const absent = shares.filter((share) => share.absent).length;
  return (
    <section class="pane" aria-labelledby="verdict">
      <div class="verdict">
        <div>
          <h2 id="verdict">抽取可信</h2>
          <p>
            {trusted(result)}
            {absent > 0 ? `${num(absent)}个部门没有揭示，按空值计入。` : ''}
          </p>
          {view.agree + view.differ === 0 ? null : <p class="dim">自愿上报：{reported(view)}。</p>}
          <p class="dim">不必相信这句话：扫码，用自己的手机把抽取重算一遍。</p>
          <p class="acts">
            <a class={main ? 'btn btn-main' : 'btn'} href={result.verify.href}>
              核验
            </a>
            {result.bundle === null ? null : (
              <a class="btn btn-text" href={result.bundle} download title="含执法人员和对象，取用逐次记录">
                审计材料
              </a>
            )}
          </p>
        </div>
        <Qr text={result.verify.url} label="二维码：用手机核验这次抽取" />
      </div>
    </section>
  );
}
