import type { ComponentChildren, VNode } from 'preact';

/** An empty list says why it is empty, and the next step. */
export const Empty = ({ why, children }: { readonly why: string; readonly children?: ComponentChildren }): VNode => (
  <div class="empty">
    <b>{why}</b>
    {children}
  </div>
);
