import type { VNode } from 'preact';
import type { ViewerView } from '../../contracts/views/common';

/** 当前部门·角色; the other posts of the person, and the way out. Forms, so that a link never changes who one is. */
export const Menu = ({ viewer, path }: { readonly viewer: ViewerView; readonly path: string }): VNode => (
  <details class="menu">
    <summary>
      <span class="org">{viewer.orgName} · </span>
      {viewer.roleName} {viewer.name}
    </summary>
    <ul>
      {viewer.posts
        .filter(({ current }) => !current)
        .map(({ id, label }) => (
          <li key={id}>
            <form method="post" action="/c/me/post">
              <input type="hidden" name="post" value={id} />
              <input type="hidden" name="next" value={path} />
              <button class="btn btn-text" type="submit">
                换成 {label}
              </button>
            </form>
          </li>
        ))}
      <li>
        <form method="post" action="/c/logout">
          <input type="hidden" name="next" value={path} />
          <button class="btn btn-text" type="submit">
            退出
          </button>
        </form>
      </li>
    </ul>
  </details>
);
