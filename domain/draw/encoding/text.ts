import { ok, refuse, type Result } from '../../kernel/result';
import { utf8 } from './bytes';

const LONGEST_BYTES = 256;

/**
 * What no text of a draw may hold: controls, zero-width and direction marks, line separators, the byte order mark, and
 * halves of surrogate pairs, which have no UTF-8 at all. Two texts that look alike must not be two inputs.
 */
const FORBIDDEN = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|\p{Surrogate}/u;

/** A space at an edge (also the ideographic one, U+3000) is lost by the first form that a text is copied through. */
const EDGE_SPACE = /^[\u0020\u3000]|[\u0020\u3000]$/;

/**
 * A text of the format: 1–256 bytes of UTF-8 (or none, where `mayBeEmpty`), NFC, nothing invisible. A violator is refused
 * and never repaired, since a repaired text would have another hash than the one its owner knows.
 * @param at where the text stands; the text itself may be a person's or a firm's and goes into no refusal
 */
export const checkText = (text: string, at: string, mayBeEmpty = false): Result<string> => {
  if (text === '') return mayBeEmpty ? ok(text) : refuse('DRAW_TEXT', { at, why: 'empty' });
  if (FORBIDDEN.test(text)) return refuse('DRAW_TEXT', { at, why: 'forbidden character' });
  if (EDGE_SPACE.test(text)) return refuse('DRAW_TEXT', { at, why: 'space at an edge' });
  if (text.normalize('NFC') !== text) return refuse('DRAW_TEXT', { at, why: 'not NFC' });
  if (text.length > LONGEST_BYTES || (text.length > LONGEST_BYTES / 3 && utf8(text).length > LONGEST_BYTES))
    return refuse('DRAW_TEXT', { at, why: 'longer than 256 bytes' });
  return ok(text);
};
