import { ok, refuse } from '../../kernel/result';
import type { Read } from './shape';

/** `2026-09-21T09:30:00Z`, and a moment that exists (no 30 February, no hour 24). */
export const moment: Read<string> = (value, at) => {
  const exists =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value) &&
    sameMoment(value, Date.parse(value));
  return exists ? ok(value) : refuse('DRAW_MALFORMED', { at, why: 'not a UTC moment to the second' });
};

/** `2026-09-21`, and a day that exists: days in this form are in the order of their texts. */
export const day: Read<string> = (value, at) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && sameMoment(`${value}T00:00:00Z`, Date.parse(value))
    ? ok(value)
    : refuse('DRAW_MALFORMED', { at, why: 'not a day' });

const sameMoment = (written: string, epochMs: number): boolean =>
  !Number.isNaN(epochMs) && new Date(epochMs).toISOString() === written.replace('Z', '.000Z');
