import type { VNode } from 'preact';
import type { DrawRoomView } from '../../../contracts/views/draw-room';
import { StatusMark } from '../../components/status';
import { num, shortMoment } from '../../format';

/** 同一任务此前的抽取: none is ever deleted, each with why it was not the last. */
export const Earlier = ({ view: { earlier, asOf } }: { readonly view: DrawRoomView }): VNode | null =>
  earlier.length === 0 ? null : (
    <section class="pane" aria-labelledby="earlier">
      <h2 id="earlier">此前的抽取</h2>
      <ul class="finds">
        {earlier.map(({ id, serial, status, at, askedBy, reason, decidedBy, decision, verify }) => (
          <li key={id}>
            <b>第{num(serial)}次抽取</b> <small class="dim">抽取号 {id}</small> <StatusMark {...status} />{' '}
            <span class="dim">{shortMoment(at, asOf)}</span>
            <p>
              {askedBy}申请：{reason}
            </p>
            <p>
              {decidedBy}同意：{decision}
            </p>
            {verify === null ? (
              <p class="small dim">作废时还没有结果；已公开的抽取计划和承诺保留。</p>
            ) : (
              <p>
                <a href={verify}>结果保留，可以核验</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
