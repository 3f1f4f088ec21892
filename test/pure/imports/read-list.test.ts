import { MAX_BYTES, readList } from '../../../journal/imports/read-list';

const HEADER = '企业名称,统一社会信用代码,注册日期,企业类型,经营范围,注册地址';
const A = '中山市石岐榕荫茶餐厅,91442000MA4TT0017N,2020-05-06,企业,餐饮,中山市石岐街道孙文中路1号';
const B = '中山市沙溪镇隆都人家饭店,91442000MA4TT0025H,2020-05-06,企业,餐饮,中山市沙溪镇隆兴路1号';
const utf8 = (text: string) => Buffer.from(text, 'utf8');

function read(bytes: Uint8Array) {
  const list = readList(bytes);
  if (!list.ok) throw new Error(JSON.stringify(list.refusal));
  return list.value;
}
const names = (bytes: Uint8Array) => read(bytes).accepted.map(({ name }) => name);
const why = (bytes: Uint8Array) => {
  const list = readList(bytes);
  return list.ok
    ? 'read'
    : `${list.refusal.code} ${list.refusal.facts['why'] ?? list.refusal.facts['missing'] ?? list.refusal.facts['limit']}`;
};
const BOTH = ['中山市石岐榕荫茶餐厅', '中山市沙溪镇隆都人家饭店'];

describe('a list is read', () => {
  test.each([
    ['with line feeds', [HEADER, A, B].join('\n')],
    ['with carriage returns and line feeds', [HEADER, A, B, ''].join('\r\n')],
    ['with carriage returns alone', [HEADER, A, B].join('\r')],
    ['with tabs', [HEADER, A, B].join('\n').replaceAll(',', '\t')],
    ['with semicolons', [HEADER, A, B].join('\n').replaceAll(',', ';')],
    ['with blank lines', ['', HEADER, '', A, ',,,,,', B, '', ''].join('\n')],
    ['with a title above the header', ['中山市餐饮单位名单（2026年）', HEADER, A, B].join('\n')],
    ['with quotes around every cell', [HEADER, A, B].map((line) => `"${line.replaceAll(',', '","')}"`).join('\n')],
  ])('%s', (_, text) => {
    expect(names(utf8(text))).toEqual(BOTH);
  });

  test('from GB18030, UTF-8 with a mark and UTF-16', () => {
    const gb = Buffer.from(
      'c6f3d2b5c3fbb3c62ccdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb0dd6d0c9bdcad0b2e2cad4b5ea2c39313434323030304d41345454303031374e',
      'hex',
    );
    expect(read(gb)).toMatchObject({
      encoding: 'gb18030',
      accepted: [{ name: '中山市测试店', uid: '91442000MA4TT0017N' }],
    });
    const text = [HEADER, A, B].join('\r\n');
    expect(read(utf8(`\ufeff${text}`))).toMatchObject({ encoding: 'utf-8', rows: 2 });
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({ encoding: 'utf-16le', rows: 2 });
  });

  test('with commas, quotes and line breaks inside quoted cells', () => {
    const row = '"中山市""阿福""小店",91442000MA4TT0017N,2020-05-06,企业,"餐饮,\n零售\r\n批发",中山市小榄镇民安路1号';
    const list = read(utf8([HEADER, row, B].join('\r\n')));
    expect(list.accepted[0]).toMatchObject({ name: '中山市"阿福"小店', businessScope: '餐饮, 零售 批发' });
    expect(list.accepted).toHaveLength(2);
    expect(list.warnings).toMatchObject([{ row: 2, code: 'LINE_BREAK_REMOVED' }]);
  });

  test('with a stray quote inside a cell, which is kept', () => {
    expect(names(utf8([HEADER, A.replace('榕荫', '5"榕荫'), B].join('\n')))).toEqual([
      '中山市石岐5"榕荫茶餐厅',
      BOTH[1],
    ]);
  });

  test('with emoji in names and scopes', () => {
    expect(names(utf8([HEADER, A.replace('榕荫', '🍜')].join('\n')))).toEqual(['中山市石岐🍜茶餐厅']);
  });

  test('with rows numbered as a spreadsheet numbers them', () => {
    const text = ['名单', HEADER, A, '', B.replace('中山市沙溪镇隆都人家饭店', '')].join('\n');
    expect(read(utf8(text)).refused).toMatchObject([{ row: 5, code: 'NO_NAME' }]);
  });

  test('with a header and no rows: nothing is taken, nothing is refused', () => {
    expect(read(utf8(HEADER))).toMatchObject({ rows: 0, accepted: [], refused: [] });
  });
});

describe('a file that is no list is refused with a reason', () => {
  test.each([
    ['nothing in it', utf8(''), 'IMPORT_UNREADABLE 文件是空的'],
    ['an Excel workbook', utf8('PK\u0003\u0004…'), 'IMPORT_UNREADABLE 这是Excel工作簿'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'IMPORT_UNREADABLE 不是文本文件'],
    ['a quote that is never closed', utf8([HEADER, `"${A}`, B].join('\n')), 'IMPORT_UNREADABLE 第3行附近引号没有闭合'],
    ['no column of codes', utf8('名称,地址\n某店,中山市'), 'IMPORT_COLUMNS 统一社会信用代码'],
    ['no header', utf8([A, B].join('\n')), 'IMPORT_COLUMNS 名称、统一社会信用代码'],
    ['prose', utf8('今天天气很好。\n明天也是。'), 'IMPORT_COLUMNS 名称、统一社会信用代码'],
    ['too many bytes', new Uint8Array(MAX_BYTES + 1), 'IMPORT_TOO_LARGE 64MB'],
  ])('%s', (_, bytes, expected) => {
    expect(why(bytes)).toBe(expected);
  });
});
