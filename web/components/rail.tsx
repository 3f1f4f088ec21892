import type { VNode } from 'preact';
import type { RailStep } from '../../contracts/views/common';

/** The stages in order: a tick behind, a ring ahead, the present one filled. */
export const Rail = ({ steps }: { readonly steps: readonly RailStep[] }): VNode => (
  <ol class="rail" aria-label="阶段">
    {steps.map(({ word, note, state }) => (
      <li key={word} class={state === 'next' ? undefined : state} aria-current={state === 'now' ? 'step' : undefined}>
        {state === 'was' ? <span class="vh">已完成：</span> : null}
        {word}
        {note === null ? null : <small>{note}</small>}
      </li>
    ))}
  </ol>
);
