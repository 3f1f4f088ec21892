/** A moment, ISO 8601 UTC with milliseconds (`2026-09-21T01:00:00.000Z`): as text it sorts by time. */
export type Instant = string;

/** A day in Beijing, `2026-09-21`. */
export type Day = string;

export const instant = (epochMs: number): Instant => new Date(epochMs).toISOString();

export const epochMs = (at: Instant): number => Date.parse(at);

export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
