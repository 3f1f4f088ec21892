import type { SchemeFacts } from './facts';
import type { Finding } from './finding';
import { must } from './finding';
import type { Scheme } from './scheme';

/**
 * Experts come from a library of experts and from nowhere else: a department named in its place would send people to whom V1
 * and V2 then did not apply. And the library must have as many as one target wants, before anything is drawn.
 * Sources: seed 二（三）2 and 三（二）; V3.
 */
export function checkExperts({ experts }: Scheme, { experts: fit = null }: Pick<SchemeFacts, 'experts'>): Finding[] {
  if (!experts) return [];
  const { org, count, field } = experts;
  if (fit === null) return [must('V3', 'experts', `『${org}』不是专业人员库，专家只能从专业人员库中随机选派。`)];
  if (fit >= count) return [];
  const whom = field === '' ? '专业人员' : `“${field}”领域的专业人员`;
  return [must('V3', 'experts', `专业人员库里${whom}有${fit}名，不够每户${count}名。`)];
}
