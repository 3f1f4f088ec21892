import type { SchemeBody } from '../../contracts/commands/joint-task';
import type { SchemeView } from '../../contracts/views/task';

/** Departments that the sample city gives officers enough for a drill of sixty targets and more. */
const PREFERRED = ['fire', 'eco'];
const rankOf = (org: string): number => (PREFERRED.includes(org) ? PREFERRED.indexOf(org) : PREFERRED.length);
const byPreference = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);

/** The drill's scheme: three departments, two items each, every target in scope, a number that gives the wanted targets. */
export function drillScheme(
  view: SchemeView,
  { name, targets, experts, from, to }: { name: string; targets: number; experts: number; from: string; to: string },
): SchemeBody {
  const { lead } = view.scheme;
  const library = view.choices.libraries[0];
  if (experts > 0 && !library) throw new Error('这座城市没有专业人员库，不能请专家');
  const published = view.choices.items.filter((item) => item.published);
  const others = [...new Set(published.map(({ org }) => org))].filter((org) => org !== lead).sort(byPreference);
  const departments = [lead, ...others.slice(0, 2)];
  const items = departments.flatMap((org) =>
    published
      .filter((item) => item.org === org)
      .slice(0, 2)
      .map(({ item, version, kind, name: itemName }) => ({
        item,
        version,
        org,
        name: itemName.slice(0, 60),
        kind,
        method: 'onSite' as const,
      })),
  );
  return {
    name,
    lead,
    departments,
    scope: { kinds: [], towns: [], tags: [] },
    items,
    ratio: null,
    count: Math.min(targets, view.poolSize),
    strata: 'town',
    raised: null,
    batches: 2,
    // draw.md §4: a drill's clock is no clock of drand's, so its beacon is typed, and its plan says so.
    beacon: 'lottery',
    window: { from, to },
    minOfficers: 2,
    ...(experts > 0 && library ? { experts: { org: library.id, count: experts, field: '' } } : {}),
  };
}
