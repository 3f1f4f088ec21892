import type { SchemeFacts } from './facts';
import { checkExperts } from './expert-rules';
import type { Finding } from './finding';
import { checkForm } from './form-rules';
import { checkItemsAgainstList } from './item-rules';
import { checkOverlaps } from './overlap-rules';
import { checkRatios } from './ratio-rules';
import type { Scheme } from './scheme';

export type { SchemeFacts } from './facts';

/**
 * 方案检查 (plan linter): every finding that the rules have on a scheme, in the order of the form's sections.
 * `must` findings block submission (SCHEME_BREAKS_RULE); warnings do not. Each cites its rule and source.
 * Sources: rules P1, P2, P3, P5, P6, P10, V1, V2, V3.
 */
export const checkScheme = (scheme: Scheme, facts: SchemeFacts): Finding[] => [
  ...checkForm(scheme, facts),
  ...checkItemsAgainstList(scheme, facts),
  ...checkRatios(scheme, facts),
  ...checkExperts(scheme, facts),
  ...checkOverlaps(scheme, facts),
];

/** 必须改: the findings that stand in the way of submission. */
export const mustFix = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === 'must');
