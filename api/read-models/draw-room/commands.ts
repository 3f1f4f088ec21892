/** The commands that have their forms in 抽取室, wherever somebody is led to them. */
export const DRAW_COMMANDS: ReadonlySet<string> = new Set([
  'commitShare',
  'signPlan',
  'revealShare',
  'openEscrow',
  'setBeacon',
  'askVoid',
  'askRedraw',
  'decideRedraw',
]);
