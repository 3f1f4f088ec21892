import { chiSquareTail } from './tails';

/** What was counted in one cell, and what chance alone would give. */
export interface Cell {
  readonly observed: number;
  readonly expected: number;
}

/** How well counts fit what chance gives (拟合优度). `p`: how often chance alone deviates as far. */
export interface Fit {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/** Below it the χ² distribution is no good approximation (Cochran 1954). */
const LEAST_EXPECTED = 5;

/**
 * Pearson's χ² test. Cells in which chance expects less than five are taken together, the rarest first.
 * @param spread how much wider (> 1) or narrower (< 1) the counts scatter than independent ones: (N−n)/(N−1) where n of N are
 * drawn without putting back, else 1
 * @returns the fit, or null where fewer than two cells are left: too few to say anything
 */
export function fitOf(cells: readonly Cell[], spread = 1): Fit | null {
  const taken = together(cells);
  if (taken.length < 2) return null;
  const chiSquare = taken.reduce(
    (sum, { observed, expected }) => sum + (observed - expected) ** 2 / (expected * spread),
    0,
  );
  const df = taken.length - 1;
  return { chiSquare, df, p: chiSquareTail(chiSquare, df) };
}

function together(cells: readonly Cell[]): readonly Cell[] {
  const taken: Cell[] = [];
  let [observed, expected] = [0, 0];
  for (const cell of [...cells].sort((a, b) => a.expected - b.expected)) {
    observed += cell.observed;
    expected += cell.expected;
    if (expected < LEAST_EXPECTED) continue;
    taken.push({ observed, expected });
    [observed, expected] = [0, 0];
  }
  const last = taken.pop();
  return last === undefined
    ? []
    : [...taken, { observed: last.observed + observed, expected: last.expected + expected }];
}
