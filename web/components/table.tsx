import type { ComponentChildren, VNode } from 'preact';

interface Column {
  readonly word: string;
  readonly num?: boolean;
  /** Read aloud, not shown. */
  readonly hidden?: boolean;
}

interface Props {
  /** Said to who cannot see the table; the heading above says it to the rest. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly class?: string;
  /** One or more `tbody`. */
  readonly children: ComponentChildren;
}

export const Table = ({ caption, columns, class: extra, children }: Props): VNode => (
  <table class={extra ? `tbl ${extra}` : 'tbl'}>
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ word, num, hidden }) => (
          <th key={word} scope="col" class={num ? 'num' : undefined}>
            {hidden ? <span class="vh">{word}</span> : word}
          </th>
        ))}
      </tr>
    </thead>
    {children}
  </table>
);

/** A table without a link in it: who has no mouse scrolls it by the keys, so the box takes the focus. */
export const Scrolled = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode => (
  <div class="tbl-wrap" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
);
