import { refusedCsv, tellReport } from '../../../cli/import/report';
import { readList } from '../../../journal/imports/read-list';
import type { ImportReport } from '../../../journal/imports/targets';

const HEADER = '企业名称,统一社会信用代码,企业类型,注册地址,法定代表人';
const GOOD = '中山市石岐榕荫茶餐厅,91442000MA4TT0017N,企业,中山市石岐街道孙文中路1号,';

/** The report as it would be had every accepted row been new. */
function reportOf(...lines: readonly string[]): ImportReport {
  const list = readList(Buffer.from([HEADER, ...lines].join('\n')));
  if (!list.ok) throw new Error(list.refusal.code);
  const { rows, accepted, repeated, refused, warnings, columns, encoding, refusedCells } = list.value;
  return {
    process: 'import-1',
    at: '2026-09-21T01:00:00.000Z',
    file: '0'.repeat(64),
    source: '测试',
    encoding,
    rows,
    added: accepted.length,
    changed: 0,
    unchanged: 0,
    repeated,
    refused: refused.length,
    warnings: warnings.length,
    header: columns.header,
    unusedColumns: columns.unused,
    refusals: refused,
    refusedCells,
    remarks: warnings,
  };
}

describe('the report of an import', () => {
  test('says what came of every row, and which columns were not used', () => {
    expect(tellReport(reportOf(GOOD, GOOD))).toEqual([
      '文件共 2 行（utf-8）：新增 1，更新 0，不变 0，重复 1，拒绝 0。',
      '没有用到的列：法定代表人。',
      '',
      '提醒 1 处，已导入，请核对：',
      '  1 行  如第3行：与第2行完全相同，只收一行。删去重复的一行。（第3行）',
    ]);
  });

  test('names refused rows one by one with reason and remedy', () => {
    const lines = tellReport(reportOf(GOOD, ',91442000MA4TT0025H,企业,中山市小榄镇,'));
    expect(lines).toContain('  第3行  —  91442000MA4TT0025H  名称空白。按执照补填。');
  });

  test('gathers thousands of one remark into one line', () => {
    const many = Array.from(
      { length: 3000 },
      (_, i) => `某店${i},44200000000${String(i).padStart(4, '0')},N/A,中山市小榄镇,`,
    );
    const lines = tellReport(reportOf(...many));
    expect(lines).toHaveLength(6);
    expect(lines[4]).toBe(
      '  3,000 行  如第2行：不是18位统一社会信用代码，按注册号收下。有统一社会信用代码的请补填。（第2、3、4、5、6…行）',
    );
  });
});

describe('the list of refused rows', () => {
  const refused = reportOf(
    GOOD,
    ',91442000MA4TT0025H,企业,"中山市,小榄镇",甲',
    `${GOOD},多一格`,
    '某店,123,企业,中山市小榄镇,乙',
  );

  test('holds exactly those rows, as they stand in the file, with the reason behind', () => {
    expect(refusedCsv(refused).split('\r\n')).toEqual([
      '\ufeff企业名称,统一社会信用代码,企业类型,注册地址,法定代表人,,原因,怎么改',
      ',91442000MA4TT0025H,企业,"中山市,小榄镇",甲,,名称空白,按执照补填',
      '中山市石岐榕荫茶餐厅,91442000MA4TT0017N,企业,中山市石岐街道孙文中路1号,,多一格,有6格，表头有5列,检查引号和逗号，使列数与表头一致',
      '某店,123,企业,中山市小榄镇,乙,,代码“123”不能作为编号,按执照重填，只用数字和大写字母',
      '',
    ]);
  });

  test('can be imported once it is mended', () => {
    const mended = refusedCsv(refused)
      .replace('某店,123,', '某店,442000000012345,')
      .replace('\r\n,9144', '\r\n隆都人家,9144');
    const list = readList(Buffer.from(mended));
    expect(list.ok && list.value.accepted.map(({ name }) => name)).toEqual([
      '隆都人家',
      '中山市石岐榕荫茶餐厅',
      '某店',
    ]);
  });
});
