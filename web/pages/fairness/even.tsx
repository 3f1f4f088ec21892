import type { VNode } from 'preact';
import type { FairnessAuditView } from '../../../contracts/views/fairness';
import { LEAST_DRAWN, REMARKABLE } from '../../../domain/fairness/audit';
import { Kv } from '../../components/kv';
import { StatusMark } from '../../components/status';
import { num } from '../../format';
import { chance, markOf } from './words';

/** Whether targets come evenly from the whole length of the lists. */
export const Even = ({ audit: { draws, drawn, places } }: { readonly audit: FairnessAuditView }): VNode => (
  <section class="pane">
    <h2>
      抽取是否均匀 <StatusMark {...markOf(places.verdict)} />
    </h2>
    <Kv
      pairs={[
        { label: '历次抽取', value: `${num(draws)}次` },
        { label: '抽中对象', value: `${num(drawn)}户` },
        ...(places.fit
          ? [
              { label: 'χ²', value: `${places.fit.chiSquare.toFixed(1)}（自由度${places.fit.df}）` },
              { label: 'p', value: chance(places.fit.p) },
            ]
          : []),
      ]}
    />
    <p class="small dim mt">
      每次抽取、每个分层的名录按代码排列，分成十段；抽中的对象应均匀落在各段。抽中不足{LEAST_DRAWN}户，不下结论；p小于
      {REMARKABLE}，请核查。
    </p>
  </section>
);
