import { ok, refuse, type Result } from '../../kernel/result';

/** 128 MiB, asked before anything else: a bundle of a million firms is about half of it in every form. */
export const MOST_CHARACTERS = 2 ** 27;

/** Texts, numbers, lists and objects: parsed JSON takes memory by their number. A million units have six million. */
const MOST_VALUES = 8_000_000;

/** The longest maps of the format go by stratum. */
const MOST_KEYS = 100_000;

/** Deep enough for every bundle, shallow enough for every stack. */
const DEEPEST = 32;

/**
 * JSON of which every reader sees the same: a duplicate key, a number that is not written as an integer 0..2^53−1, and a
 * nesting beyond 32 are refused (parsers disagree on the first two; drd1 §3 Bytes). The text is looked through once before
 * it is parsed, in memory for the keys of the objects that are open, so that no text exhausts what parses it.
 * @returns DRAW_TOO_LARGE; DRAW_MALFORMED with `why`
 * Source: RFC 8259 §4 ("names within an object SHOULD be unique"), §6 and §9 (limits), made strict.
 */
export const strictJson = (text: string): Result<unknown> => {
  if (text.length > MOST_CHARACTERS) return refuse('DRAW_TOO_LARGE', { most: MOST_CHARACTERS });
  const why = faultIn(text);
  if (why !== null) return refuse('DRAW_MALFORMED', { at: '', why });
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse('DRAW_MALFORMED', { at: '', why: 'not JSON' });
  }
};

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Looks at strings, numbers and brackets alone: whether the rest is JSON is the parser's to say. */
const faultIn = (text: string): string | null => {
  const open: (Set<string> | null)[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === -1) return 'ends too early';
      if (isKey(text, end + 1)) {
        const why = keyFault(open.at(-1), text.slice(at, end + 1));
        if (why !== null) return why;
      }
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      open.push(code === OPEN_OBJECT ? new Set() : null);
      if (open.length > DEEPEST) return 'nested too deeply';
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      open.pop();
      continue;
    } else if (startsNumber(code)) {
      const end = endOfNumber(text, at);
      if (!isInteger(text.slice(at, end))) return 'a number that is not an integer 0..2^53-1';
      at = end - 1;
    } else continue;
    values += 1;
    if (values > MOST_VALUES) return 'too many values';
  }
  return open.length > 0 ? 'ends too early' : null;
};

/** The place of the quote that ends the string begun at `from`; −1 when there is none. */
const endOfString = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
};

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

const isKey = (text: string, after: number): boolean => {
  let at = after;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
};

/** Keys are compared as read, not as written: `"a"` and `"\u0061"` are one key. A colon elsewhere is no JSON. */
const keyFault = (keys: Set<string> | null | undefined, written: string): string | null => {
  if (keys == null) return 'not JSON';
  const key = asRead(written);
  if (keys.has(key)) return 'duplicate key';
  keys.add(key);
  return keys.size > MOST_KEYS ? 'too many keys' : null;
};

const asRead = (written: string): string => {
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return String(JSON.parse(written));
  } catch {
    return written; // no JSON, as the parser will say
  }
};

const startsNumber = (code: number): boolean => (code >= 0x30 && code <= 0x39) || code === 0x2d;

/** 2^53−1 has 16 digits; of a longer number no more is read than shows it too long. */
const LONGEST_NUMBER = 17;

const endOfNumber = (text: string, from: number): number => {
  let end = from + 1;
  while (end - from < LONGEST_NUMBER && /[\d.eE+-]/.test(text.charAt(end))) end += 1;
  return end;
};

const isInteger = (token: string): boolean => /^\d+$/.test(token) && Number.isSafeInteger(Number(token));
