import type { VNode } from 'preact';
import { num } from '../format';

/** `/c/tasks?stage=inspecting` with another cursor; a cursor of null begins anew. */
export function withCursor(path: string, cursor: string | null): string {
  const [base = '', query = ''] = path.split('?');
  const kept = new URLSearchParams(query);
  kept.delete('cursor');
  if (cursor !== null) kept.set('cursor', cursor);
  const text = kept.toString();
  return text === '' ? base : `${base}?${text}`;
}

/** Cursor pages: the next one, and back to the first. */
export function Pager({
  path,
  shown,
  total,
  unit,
  next,
}: {
  readonly path: string;
  readonly shown: number;
  readonly total: number | null;
  readonly unit: string;
  readonly next: string | null;
}): VNode {
  const first = !/[?&]cursor=/.test(path);
  return (
    <nav class="pages" aria-label="分页">
      <span>
        本页{num(shown)}
        {unit}
        {total === null ? '' : `，共${num(total)}${unit}`}
      </span>
      {first ? null : <a href={withCursor(path, null)}>回到第一页</a>}
      {next === null ? null : <a href={withCursor(path, next)}>下一页</a>}
    </nav>
  );
}
