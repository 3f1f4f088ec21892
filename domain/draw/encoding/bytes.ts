/**
 * The bytes of drd1 (docs/draw.md): fixed-width integers, length prefixes and lists without any separator, so that no two
 * inputs share an encoding.
 */
const ENCODER = new TextEncoder();

/**
 * UTF-8 of a text that passed `checkText`: a lone surrogate would silently become U+FFFD here. Credit codes are ASCII and
 * many, so they spare the encoder and its allocation.
 */
export const utf8 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 127) return ENCODER.encode(text);
    bytes[i] = code;
  }
  return bytes;
};

export const EMPTY = new Uint8Array(0);

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const putU32 = (target: Uint8Array, at: number, n: number): void => {
  target[at] = n >>> 24;
  target[at + 1] = n >>> 16;
  target[at + 2] = n >>> 8;
  target[at + 3] = n;
};

/** `n` (0..2^32−1) as four bytes, big-endian. */
export const u32 = (n: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  putU32(bytes, 0, n);
  return bytes;
};

/** `n` (0..2^53−1, the integers of the format) as eight bytes, big-endian. */
export const u64 = (n: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  putU32(bytes, 0, Math.floor(n / 2 ** 32));
  putU32(bytes, 4, n % 2 ** 32);
  return bytes;
};

/** lp(x) = u32(length)‖x. */
export const lp = (x: Uint8Array): Uint8Array => concat(u32(x.length), x);

/** E(x1..xk) = u32(k)‖lp(x1)‖…‖lp(xk). */
export const list = (items: readonly Uint8Array[]): Uint8Array => {
  let length = 4;
  for (const item of items) length += 4 + item.length;
  const bytes = new Uint8Array(length);
  putU32(bytes, 0, items.length);
  let at = 4;
  for (const item of items) {
    putU32(bytes, at, item.length);
    bytes.set(item, at + 4);
    at += 4 + item.length;
  }
  return bytes;
};

/** E over arguments, for the many short lists of the format. */
export const E = (...items: readonly Uint8Array[]): Uint8Array => list(items);

/** Order of bytes: the only order that drd1 knows (JavaScript's own order of strings is that of UTF-16 units). */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

/** Texts in the order of their UTF-8 bytes, each encoded once. */
export const sortedByUtf8 = <T>(items: readonly T[], textOf: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, bytes: utf8(textOf(item)) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ item }) => item);

/** Order of lower-case hexadecimal texts of one length: equal to the order of their bytes. */
export const compareHex = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const DIGITS = utf8('0123456789abcdef');

/**
 * Like the kernel's `hex`, but in one piece: a text put together from parts stays a tree of parts until it is compared,
 * and a pool sorts hundreds of thousands of them.
 */
export const toHex = (bytes: Uint8Array): string => {
  const codes: number[] = []; // a plain array: spreading a typed one goes through its iterator, at five times the cost
  for (const byte of bytes) codes.push(DIGITS[byte >>> 4] ?? 0, DIGITS[byte & 15] ?? 0);
  return String.fromCharCode(...codes);
};

/** Bytes of a lower-case hexadecimal text whose form the caller has checked. */
export const fromHex = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length / 2);
  putHex(bytes, 0, text);
  return bytes;
};

/** Writes the bytes of a hexadecimal text into `target` from `at` on. */
export const putHex = (target: Uint8Array, at: number, text: string): void => {
  for (let i = 0; i < text.length; i += 2) target[at + i / 2] = nibble(text, i) * 16 + nibble(text, i + 1);
};

const nibble = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= 97 ? code - 87 : code - 48;
};
