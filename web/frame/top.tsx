import type { VNode } from 'preact';
import type { ViewerView } from '../../contracts/views/common';
import type { Brand } from '../brand';
import { Menu } from './menu';

/** What is most urgent, in the corner of every page. */
function Urgent({ counts }: { readonly counts: ViewerView['counts'] }): VNode {
  if (counts.overdue > 0)
    return (
      <a class="st st-bad" href="/c/inbox">
        {counts.overdue}件逾期
      </a>
    );
  if (counts.dueToday > 0)
    return (
      <a class="st st-warn" href="/c/inbox">
        {counts.dueToday}件今天到期
      </a>
    );
  return <span class="dim small">今天没有到期的事项</span>;
}

export const Top = ({
  viewer,
  brand,
  path,
}: {
  readonly viewer: ViewerView;
  readonly brand: Brand;
  readonly path: string;
}): VNode => (
  <header class="top">
    <a class="brand" href="/c/inbox">
      {brand.name}
    </a>
    <form class="find" role="search" method="get" action="/c/tasks">
      <label class="vh" for="q">
        搜索任务
      </label>
      <input class="in" id="q" name="q" type="search" placeholder="任务号或任务名称" />
      <kbd aria-hidden="true">/</kbd>
    </form>
    <span class="push">
      <Urgent counts={viewer.counts} />
    </span>
    <Menu viewer={viewer} path={path} />
  </header>
);
