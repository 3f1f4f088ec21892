import type { VNode } from 'preact';

/**
 * A page that shows what a machine is about to change asks again by itself: `from` answers as JSON, and once one of the fields
 * seen here differs the page is loaded anew; if somebody has begun to type, it only says so. Without script nothing is shown.
 */
export const News = ({
  from,
  seen,
}: {
  readonly from: string;
  readonly seen: Readonly<Record<string, string | number | boolean | null>>;
}): VNode => (
  <div class="band" role="status" data-news={from} data-seen={JSON.stringify(seen)} hidden>
    <b>有新的进展。</b>
    <a href="">刷新页面</a>，您填的内容请先记下。
  </div>
);
