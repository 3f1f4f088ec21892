import type { VNode } from 'preact';
import type { WhyNotView } from '../../contracts/views/common';

/** 为什么不能…, instead of a dead button. */
export const WhyNot = ({ answers }: { readonly answers: readonly WhyNotView[] }): VNode => (
  <>
    {answers.map(({ title, text }) => (
      <details key={title}>
        <summary>{title}</summary>
        <p class="small">{text}</p>
      </details>
    ))}
  </>
);
