import type { VNode } from 'preact';
import type { Status, Tone } from '../../contracts/views/common';

/** 灰 not started, 蓝 moving, 橙 attention, 红 overdue or refused, ✓ done, 纹 paused (console.md §4). */
const MARK: Readonly<Record<Tone, string>> = {
  idle: 'st',
  move: 'st st-move',
  warn: 'st st-warn',
  bad: 'st st-bad',
  done: 'st st-done',
  pause: 'st st-pause',
};

/** Shape, word, colour, in this order of weight: grey print loses nothing. */
export const StatusMark = ({ word, tone }: Status): VNode => <span class={MARK[tone]}>{word}</span>;

export const DrillTag = ({ drill }: { readonly drill: boolean }): VNode | null =>
  drill ? <span class="tag">演练</span> : null;
