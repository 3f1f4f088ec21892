import type { VNode } from 'preact';
import type { Role } from '../../domain/kernel/duty';
import type { ViewerView } from '../../contracts/views/common';
import { FAIRNESS_ROUTES } from '../../contracts/routes/fairness';
import { num } from '../format';

interface Entry {
  readonly href: string;
  readonly word: string;
  readonly count?: number;
}
interface Group {
  readonly word: string;
  readonly entries: readonly Entry[];
}

const DRILL: Group = { word: '演练', entries: [{ href: '/c/drill', word: '演练时钟' }] };

const AUDITED: Group = { word: '统计', entries: [{ href: '/c/fairness', word: '公平性自查' }] };

/** Whom the route table lets in. */
const mayAudit = (role: Role): boolean => {
  const { who } = FAIRNESS_ROUTES.fairnessPage;
  return who.is === 'role' && who.roles[role] !== undefined;
};

const groups = ({ counts, role }: ViewerView): readonly Group[] => [
  ...(role === 'drill' ? [DRILL] : []),
  {
    word: '我的',
    entries: [
      { href: '/c/inbox', word: '待办', count: counts.inbox },
      { href: '/c/inbox?tab=escalated', word: '督办' },
      { href: '/c/inbox?tab=done', word: '我已办' },
    ],
  },
  {
    word: '任务',
    entries: [
      { href: '/c/tasks', word: '全部任务' },
      { href: '/c/tasks?stage=confirmation', word: '会商确认' },
      { href: '/c/tasks?stage=inspecting', word: '检查中' },
      { href: '/c/tasks?stage=closed', word: '已归档' },
    ],
  },
  ...(mayAudit(role) ? [AUDITED] : []),
  {
    word: '公开',
    entries: [
      { href: '/p', word: '公众网站' },
      { href: '/api/docs', word: '接口文档' },
    ],
  },
];

/** The query that makes one list another; a cursor or a search within it is still the same entry. */
function keyOf(path: string): string {
  const [base = '', query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  const tab = params.get('tab');
  const stage = params.get('stage');
  if (base.startsWith('/c/drill/')) return '/c/drill';
  if (base.startsWith('/c/tasks/') || base.startsWith('/c/inspections/')) return '/c/tasks';
  if (base === '/c/inbox' && (tab === 'done' || tab === 'escalated')) return `${base}?tab=${tab}`;
  if (base === '/c/tasks' && stage) return `${base}?stage=${stage}`;
  return base;
}

export function Side({ viewer, path }: { readonly viewer: ViewerView; readonly path: string }): VNode {
  const all = groups(viewer);
  const key = keyOf(path);
  const known = all.some(({ entries }) => entries.some(({ href }) => href === key));
  const current = known ? key : (key.split('?')[0] ?? '');
  return (
    <nav class="side" aria-label="主导航">
      <ul>
        {all.map(({ word, entries }) => (
          <li key={word}>
            <b>{word}</b>
            <ul>
              {entries.map(({ href, word: name, count }) => (
                <li key={href}>
                  <a href={href} aria-current={href === current ? 'page' : undefined}>
                    {name}
                    {count ? <span>{num(count)}</span> : null}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
