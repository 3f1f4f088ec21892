import { recogniseColumns, type Columns } from '../../../domain/library/columns';
import { contentText } from '../../../domain/library/target';
import { checkList } from '../../../domain/library/target-list';

const HEADER = ['企业名称', '统一社会信用代码', '注册日期', '企业类型', '经营范围', '注册地址'];
const A = ['中山市石岐榕荫茶餐厅', '91442000MA4TT0017N', '2020-05-06', '企业', '餐饮', '中山市石岐街道孙文中路1号'];
const B = ['中山市沙溪镇隆都人家饭店', '91442000MA4TT0025H', '2020-05-06', '企业', '餐饮', '中山市沙溪镇隆兴路1号'];

function columns(header: readonly string[]): Columns {
  const recognised = recogniseColumns(header);
  if (!recognised.ok) throw new Error(recognised.refusal.code);
  return recognised.value;
}
const check = (...rows: string[][]) => checkList(columns(HEADER), rows);
const changed = (row: readonly string[], at: number, value: string) => row.map((cell, i) => (i === at ? value : cell));

describe('the columns of a list', () => {
  test('are found by their headers in any order, and the unused ones are named', () => {
    const { at, unused } = columns(['序号', '信用代码', '单位名称', '法定代表人', '住所（经营场所）', '风险等级']);
    expect(at).toEqual({ uscc: 1, name: 2, address: 4, riskClass: 5 });
    expect(unused).toEqual(['序号', '法定代表人']);
  });

  test('are found under headers with blanks, half-width brackets and a byte order mark', () => {
    expect(columns(['﻿ 企业 名称', '统一社会信用代码 ', '经营(业务)范围']).at).toEqual({
      name: 0,
      uscc: 1,
      businessScope: 2,
    });
  });

  test('hold credit code and registration number apart', () => {
    expect(columns(['名称', '注册号', '统一社会信用代码']).at).toEqual({ name: 0, regNo: 1, uscc: 2 });
  });

  test.each([
    [['统一社会信用代码', '地址'], '名称'],
    [['名称', '地址'], '统一社会信用代码'],
    [['姓名', '性别'], '名称、统一社会信用代码'],
    [[], '名称、统一社会信用代码'],
  ])('%j lacks %s', (header, missing) => {
    expect(recogniseColumns(header)).toMatchObject({
      ok: false,
      refusal: { code: 'IMPORT_COLUMNS', facts: { missing } },
    });
  });
});

describe('a list of targets', () => {
  test('counts every row once: taken, repeated or refused', () => {
    const list = check(A, B, A, changed(A, 0, ''), changed(B, 0, '别的店'));
    expect(list.accepted.map(({ uid }) => uid)).toEqual([A[1], B[1]]);
    expect(list).toMatchObject({ rows: 5, repeated: 1 });
    expect(list.accepted.length + list.repeated + list.refused.length).toBe(list.rows);
  });

  test('names the row by the number a spreadsheet shows, blank lines counted', () => {
    const list = check(A, [''], changed(B, 0, ''));
    expect(list.rows).toBe(2);
    expect(list.refused).toMatchObject([{ row: 4, code: 'NO_NAME' }]);
  });

  test('takes the first of two rows with one code and says which row and what differs', () => {
    const list = check(A, B, changed(A, 0, '中山市石岐别家'));
    expect(list.refused).toMatchObject([{ row: 4, code: 'DUPLICATE_CODE', text: '与第2行代码相同，名称不同' }]);
    expect(list.accepted).toHaveLength(2);
  });

  test('sees the same code written in two ways as the same', () => {
    expect(check(A, changed(A, 1, '91442000ma4tt0017n'))).toMatchObject({ rows: 2, repeated: 1, refused: [] });
  });

  test('refuses a row whose number of cells is not the header’s', () => {
    const list = check(A, B.slice(0, 4), [...B, '多']);
    expect(list.refused).toMatchObject([
      { row: 3, code: 'WRONG_CELL_COUNT', text: '有4格，表头有6列' },
      { row: 4, code: 'WRONG_CELL_COUNT', text: '有7格，表头有6列' },
    ]);
  });

  test('a refused row does not block its code for a later, good row', () => {
    expect(check(changed(A, 0, ''), A)).toMatchObject({ rows: 2, accepted: [{ uid: A[1] }] });
  });
});

test('two targets have the same content text if and only if every field agrees', () => {
  const [a] = check(A).accepted;
  const [same] = check(A).accepted;
  expect(contentText(a!)).toBe(contentText(same!));
  for (const other of [
    changed(A, 0, '别名'),
    changed(A, 2, '2020-05-07'),
    changed(A, 3, '个体户'),
    changed(A, 4, ''),
    changed(A, 5, '中山市'),
  ])
    expect(contentText(check(other).accepted[0]!)).not.toBe(contentText(a!));
});
