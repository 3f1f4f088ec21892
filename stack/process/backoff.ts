/** How long a process must have lived for its end to count as the first again. */
const STEADY = 60_000;

export interface Backoff {
  /** Ends in a row without a steady life in between. */
  readonly ends: number;
  readonly wait: number;
}

export const FRESH: Backoff = { ends: 0, wait: 0 };

/** The pause before the next start: 0.5, 1, 2, … at most 30 s; from the beginning after a minute of steady life. */
export function afterEnd(before: Backoff, lived: number): Backoff {
  const ends = lived >= STEADY ? 1 : before.ends + 1;
  return { ends, wait: Math.min(500 * 2 ** (ends - 1), 30_000) };
}
