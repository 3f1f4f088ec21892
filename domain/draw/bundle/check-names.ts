/** What is checked, in the order of drd1 §4 "Verify"; the first that fails names the bundle's fault. */
export const CHECKS = [
  'json',
  'plan',
  'form',
  'pool',
  'shares',
  'beacon',
  'seed',
  'quotas',
  'targets',
  'events',
  'officers',
  'result',
  'openings',
] as const;

/** What no bundle proves by itself, and what its form leaves open: said, so that nobody takes silence for proof. */
export const OUTSIDE = ['publication', 'completeness', 'beacon_text', 'grounds'] as const;

export type CheckName = (typeof CHECKS)[number] | (typeof OUTSIDE)[number];
