import { decode, UNREADABLE } from '../../../domain/library/decode';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));

/** 企业名称,中山 in GB 2312. */
const GB = [0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xd0, 0xc9, 0xbd];

describe('the text of a file', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8', bytes('企业名称,🍜'), '企业名称,🍜', 'utf-8'],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], '企业名称'), '企业名称', 'utf-8'],
    ['plain ASCII', bytes('name,code'), 'name,code', 'utf-8'],
    ['GB 2312', bytes(GB), '企业名称,中山', 'gb18030'],
    // 镕 stands in GBK only, 𠮷 and 🍜 only in the four bytes of GB18030
    ['GBK', bytes([0xe9, 0x46]), '镕', 'gb18030'],
    ['GB18030', bytes(GB, [0x95, 0x34, 0xb2, 0x35, 0x94, 0x39, 0xb9, 0x30]), '企业名称,中山𠮷🍜', 'gb18030'],
    ['GB18030 with a byte order mark', bytes([0x84, 0x31, 0x95, 0x33], GB), '企业名称,中山', 'gb18030'],
    ['UTF-16 as spreadsheets save it', bytes([0xff, 0xfe, 0x01, 0x4f, 0x1a, 0x4e]), '企业', 'utf-16le'],
    ['UTF-16, the other order', bytes([0xfe, 0xff, 0x4f, 0x01, 0x4e, 0x1a]), '企业', 'utf-16be'],
  ])('is read from %s', (_, input, text, encoding) => {
    expect(decode(input)).toEqual({ ok: true, value: { text, encoding } });
  });

  test.each<[string, Uint8Array, keyof typeof UNREADABLE]>([
    ['no bytes', bytes(), 'empty'],
    ['a byte order mark alone', bytes([0xef, 0xbb, 0xbf]), 'empty'],
    ['blank lines', bytes('\r\n \n'), 'empty'],
    ['an .xlsx workbook', bytes('PK', [3, 4, 20, 0]), 'workbook'],
    ['an .xls workbook', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'workbook'],
    ['a picture', bytes([0x89], 'PNG', [13, 10, 26, 10, 0, 0]), 'binary'],
    ['control characters', bytes('名称', [1, 2, 3]), 'binary'],
    ['bytes of no encoding', bytes([0xff, 0x41, 0xff, 0xff]), 'encoding'],
    ['a torn UTF-8 text with a mark', bytes([0xef, 0xbb, 0xbf, 0xe4, 0xbc]), 'encoding'],
  ])('is refused of %s', (_, input, why) => {
    expect(decode(input)).toEqual({
      ok: false,
      refusal: { code: 'IMPORT_UNREADABLE', facts: { why: UNREADABLE[why] } },
    });
  });
});
