import type { MatchPlan, Role } from '../plan/plan';
import { groupOf } from '../quotas';
import type { RosterRow } from '../roster';

/** What a match must know of a drawn target (抽中对象). Everybody can see `c` and `stratum`; the rest is opened. */
export interface DrawnTarget {
  readonly c: string;
  readonly stratum: string;
  readonly region: string;
  readonly domain: string;
}

/** Does a target of this stratum want the role? A role without a group is wanted everywhere, as "*" is in quotas. */
export const wants = (stratum: string, { group = '*' }: Role): boolean => group === '*' || group === groupOf(stratum);

/** The tag that the role asks for at such a target; "" asks for none. */
export const tagOf = (role: Role, domain: string): string => (role.tag === '@domain' ? domain : role.tag);

/**
 * May this officer take the role at targets of this region and domain? Of the role's department, certified for the tag and
 * over the whole window (V1), and sent to the region. Recusals are asked target by target, elsewhere.
 * Source: drd1 §3 "Officers", Eligible(o, unit, role).
 */
export const qualifies = (
  officer: RosterRow,
  role: Role,
  { region, domain }: Pick<DrawnTarget, 'region' | 'domain'>,
  window: Pick<MatchPlan, 'from' | 'to'>,
): boolean => {
  const tag = tagOf(role, domain);
  return (
    officer.org === role.org &&
    (tag === '' || officer.tags.includes(tag)) &&
    (region === '' || officer.regions.includes(region) || officer.regions.includes('*')) &&
    officer.from <= window.from &&
    window.to <= officer.to
  );
};
