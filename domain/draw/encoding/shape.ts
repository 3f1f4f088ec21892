import { ok, refuse, type Refusal, type Result } from '../../kernel/result';
import { checkText } from './text';

/** Reads a parsed JSON value as a `T`, or refuses and says where (`at`, a path such as `quota[2].n`). */
export type Read<T> = (value: unknown, at: string) => Result<T>;

const malformed = (at: string, why: string): { ok: false; refusal: Refusal } => refuse('DRAW_MALFORMED', { at, why });

/** An object of JSON: neither null nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const integer =
  (least: number, most: number = Number.MAX_SAFE_INTEGER): Read<number> =>
  (value, at) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? ok(value)
      : malformed(at, `not an integer from ${least} to ${most}`);

/** Lower-case hexadecimal of exactly so many bytes; `orEmpty` admits "" as well. */
export const hexOf =
  (bytes: number, orEmpty = false): Read<string> =>
  (value, at) =>
    typeof value === 'string' &&
    ((orEmpty && value === '') || (value.length === 2 * bytes && /^[0-9a-f]*$/.test(value)))
      ? ok(value)
      : malformed(at, `not ${bytes} bytes in lower-case hexadecimal`);

/** A text by the rules of `checkText`. */
export const text =
  (mayBeEmpty = false): Read<string> =>
  (value, at) =>
    typeof value === 'string' ? checkText(value, at, mayBeEmpty) : malformed(at, 'not a text');

/** A string whose content its own reader judges. */
export const rawString: Read<string> = (value, at) =>
  typeof value === 'string' ? ok(value) : malformed(at, 'not a text');

export const oneOf =
  <const T extends string>(...words: readonly T[]): Read<T> =>
  (value, at) => {
    const word = words.find((candidate) => candidate === value);
    return word === undefined ? malformed(at, `none of ${words.join(', ')}`) : ok(word);
  };

export const nullOr =
  <T>(read: Read<T>): Read<T | null> =>
  (value, at) =>
    value === null ? ok(null) : read(value, at);

export const arrayOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) return malformed(at, 'not a list');
    const items: T[] = [];
    for (const [i, raw] of value.entries()) {
      const item = read(raw, `${at}[${i}]`);
      if (!item.ok) return item;
      items.push(item.value);
    }
    return ok(items);
  };

/** An object whose keys are data (stratum keys), as a map. */
export const mapOf =
  <T>(read: Read<T>): Read<ReadonlyMap<string, T>> =>
  (value, at) => {
    if (!isObject(value)) return malformed(at, 'not an object');
    const entries = new Map<string, T>();
    for (const [key, raw] of Object.entries(value)) {
      const name = checkText(key, `${at} (key)`);
      if (!name.ok) return name;
      const entry = read(raw, `${at}.${key}`);
      if (!entry.ok) return entry;
      entries.set(key, entry.value);
    }
    return ok(entries);
  };

type Fields<T> = { readonly [K in keyof T]-?: Read<T[K]> };

/**
 * An object with exactly these fields. An unknown field is refused: a misspelt `min` would otherwise be a quota without its
 * floor, under a hash that everybody signed.
 * @param optional fields that may be missing; they read as `undefined`
 */
export const object =
  <T extends object>(fields: Fields<T>, optional: readonly (keyof T & string)[] = []): Read<T> =>
  (value, at) => {
    if (!isObject(value)) return malformed(at, 'not an object');
    const path = (key: string): string => (at === '' ? key : `${at}.${key}`);
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (stranger !== undefined) return malformed(path(stranger), 'unknown field');
    const read: Partial<T> = {};
    for (const key of Object.keys(fields) as (keyof T & string)[]) {
      if (!Object.hasOwn(value, key)) {
        if (optional.includes(key)) continue;
        return malformed(path(key), 'missing');
      }
      const field = fields[key](value[key], path(key));
      if (!field.ok) return field;
      read[key] = field.value;
    }
    return ok(read as T);
  };

/** Chooses the reader by the object's own word in `field` (`kind`, `mode`, `type`). */
export const choice =
  <T>(field: string, readers: Readonly<Record<string, Read<T>>>): Read<T> =>
  (value, at) => {
    const word = isObject(value) ? value[field] : undefined;
    const reader = typeof word === 'string' && Object.hasOwn(readers, word) ? readers[word] : undefined;
    return reader === undefined
      ? malformed(`${at}.${field}`, `none of ${Object.keys(readers).join(', ')}`)
      : reader(value, at);
  };
