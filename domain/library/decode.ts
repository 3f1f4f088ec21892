import { ok, refuse, type Result } from '../kernel/result';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A list's text, and how its bytes were read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Why bytes are no list, in the words of the refusal. */
export const UNREADABLE = {
  empty: '文件是空的',
  workbook: '这是Excel工作簿',
  binary: '不是文本文件',
  encoding: '文字编码认不出',
} as const;

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];
/** The first bytes of .xlsx (a ZIP) and of .xls. */
const WORKBOOKS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);

const unreadable = (why: keyof typeof UNREADABLE) => refuse('IMPORT_UNREADABLE', { why: UNREADABLE[why] });

function read(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // not a sequence of this encoding
  }
}

/** Control characters that no text file holds; tab, line feed, form feed, carriage return may stand. */
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/**
 * Bytes of a list to text: by its byte order mark, else as strict UTF-8, else as strict GB18030 (which holds GBK and GB 2312).
 * UTF-8 first, because nearly every UTF-8 text is also a sequence of GB18030, but hardly ever the other way round.
 * @returns IMPORT_UNREADABLE with `why`, one of `UNREADABLE`.
 */
export function decode(bytes: Uint8Array): Result<Decoded> {
  if (bytes.length === 0) return unreadable('empty');
  if (WORKBOOKS.some((magic) => startsWith(bytes, magic))) return unreadable('workbook');
  const marked = BOMS.find(([, bom]) => startsWith(bytes, bom));
  if (!marked && bytes.includes(0)) return unreadable('binary');
  const encodings: readonly Encoding[] = marked ? [marked[0]] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = read(bytes, encoding)?.replace(/^\ufeff/, '');
    if (text === undefined) continue;
    if (text.trim() === '') return unreadable('empty');
    if (BINARY.test(text.slice(0, 4096))) return unreadable('binary');
    return ok({ text, encoding });
  }
  return unreadable('encoding');
}
