import type { VNode } from 'preact';
import type { DrawEnd, DrawRef, LoggedDraw } from '../../../../contracts/views/draws';

export const drawHref = (id: string): string => `/p/draws/${encodeURIComponent(id)}`;

/** The log of a clock: a drill's under the number of its clock. */
export const logHref = (clock: string): string =>
  clock === 'city' ? '/p/draws' : `/p/draws?clock=${encodeURIComponent(clock)}`;

export const Ref = ({ draw }: { readonly draw: DrawRef }): VNode => (
  <a href={drawHref(draw.id)}>
    第{draw.serial}次（{draw.id}）
  </a>
);

/** 作废、重抽: why, and which draw came after it. */
export const Ended = ({ status, end }: Pick<LoggedDraw, 'status'> & { readonly end: DrawEnd }): VNode => (
  <p class="small">
    {status.word}的理由：{end.reason.replace(/。$/, '')}。
    {end.followedBy === null ? '还没有开始下一次。' : <>由{<Ref draw={end.followedBy} />}接续。</>}
  </p>
);

/** The published hashes go along behind the #, which no server is sent: the page holds the draw against them. */
export const verifyHref = (id: string, planHash: string | null, resultHash: string | null): string =>
  `${drawHref(id)}/verify#plan=${planHash ?? ''}&result=${resultHash ?? ''}`;
