import type { VNode } from 'preact';
import type { WhyView } from '../../contracts/views/common';

type DayCell = WhyView['days'][number];

const cellClass = ({ last, off, counted }: DayCell): string | undefined =>
  last ? 'last' : off ? 'off' : counted !== null ? 'cnt' : undefined;

/** More days than this are told in words only: a strip that scrolls explains nothing. */
const MOST = 35;

/** 为什么是这天: each day counted or skipped, then the same in words. */
export function WhyDays({ why, open = false }: { readonly why: WhyView; readonly open?: boolean }): VNode {
  return (
    <details open={open}>
      <summary>为什么是这天</summary>
      {why.days.length > 0 && why.days.length <= MOST ? (
        <ol class={why.days.length > 16 ? 'days days-weeks' : 'days'}>
          {why.days.map((cell) => (
            <li key={cell.day} class={cellClass(cell)}>
              <span>{cell.day.slice(5)}</span>
              <b>{cell.counted ?? ''}</b>
              <span>{cell.weekday}</span>
              <span>{cell.label}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <p class="small">{why.sentence}</p>
    </details>
  );
}
