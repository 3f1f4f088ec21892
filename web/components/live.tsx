import type { ComponentChildren, VNode } from 'preact';

/**
 * A page that is looked at while it changes: a script asks `from` every few seconds, and once one of the fields seen here differs
 * puts the page's new parts in place of the old. Forms are left alone; the band is for when what may be done has changed under
 * somebody's hands. Without script nothing is shown.
 */
export const Live = ({
  from,
  seen,
  acts,
}: {
  readonly from: string;
  readonly seen: Readonly<Record<string, string | number | boolean | null>>;
  /** What the viewer may do: when it changes the forms have to be fetched anew. */
  readonly acts: readonly string[];
}): VNode => (
  <>
    <div class="band" role="status" data-lost hidden>
      <b>连不上服务器。</b>下面是最后一次收到的情况，连上后自动更新。
    </div>
    <div
      class="band"
      role="status"
      id="live"
      data-from={from}
      data-seen={JSON.stringify(seen)}
      data-acts={acts.join(' ')}
      hidden
    >
      <b>能办的事变了。</b>
      <a href="">刷新页面</a>，您填的内容请先记下。
    </div>
  </>
);

/** A part that is replaced whole. What is said aloud when it changes stands in a `polite` one. */
export const Part = ({
  id,
  polite = false,
  class: look,
  children,
}: {
  readonly id: string;
  readonly polite?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}): VNode => (
  <div id={id} class={look} data-part aria-live={polite ? 'polite' : undefined}>
    {children}
  </div>
);
