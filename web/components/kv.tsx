import type { ComponentChildren, VNode } from 'preact';

export interface Pair {
  readonly label: string;
  readonly value: ComponentChildren;
}

/** Label and value, a line each. */
export const Kv = ({ pairs }: { readonly pairs: readonly Pair[] }): VNode => (
  <dl class="kv">
    {pairs.map(({ label, value }) => (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
);
