import { ok, refuse, type Result } from '../../kernel/result';

/** Deep enough for every bundle, shallow enough for every stack. */
const DEEPEST = 32;

/**
 * JSON of which every reader sees the same: a duplicate key, a number that is not written as an integer 0..2^53−1, and a
 * nesting beyond 32 are refused (parsers disagree on the first two; drd1 §3 Bytes).
 * Source: RFC 8259 §4 ("names within an object SHOULD be unique") and §6, made strict.
 */
export const strictJson = (text: string): Result<unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('DRAW_MALFORMED', { at: '', why: 'not JSON' });
  }
  const why = ambiguity(text);
  return why === null ? ok(value) : refuse('DRAW_MALFORMED', { at: '', why });
};

/** Strings, numbers and brackets of a text that is known to be JSON; blanks, commas and words need no look. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|-?\d[\d.eE+-]*|[{}[\]]/g;

const ambiguity = (text: string): string | null => {
  const open: (Set<string> | null)[] = [];
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > DEEPEST) return 'nested too deeply';
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token.startsWith('"')) {
      if (colon !== undefined && !addKey(open.at(-1), token.slice(0, -colon.length))) return 'duplicate key';
    } else if (!isInteger(token)) {
      return 'a number that is not an integer 0..2^53-1';
    }
  }
  return null;
};

/** Keys are compared as read, not as written: `"a"` and `"\u0061"` are one key. */
const addKey = (keys: Set<string> | null | undefined, written: string): boolean => {
  const key: unknown = JSON.parse(written);
  if (typeof key !== 'string' || keys == null || keys.has(key)) return false;
  keys.add(key);
  return true;
};

const isInteger = (token: string): boolean => /^\d+$/.test(token) && Number.isSafeInteger(Number(token));
