import { stringify } from 'csv-stringify/sync';
import type { ImportReport } from '../../journal/imports/targets';

const SHOWN = 20;
const n = (count: number): string => count.toLocaleString('en-US');

/** The report in lines: what came of the rows, then what is to be mended, then what is to be looked at. */
export function tellReport(report: ImportReport, savedAs?: string): string[] {
  const { rows, added, changed, unchanged, repeated, refused } = report;
  return [
    `文件共 ${n(rows)} 行（${report.encoding}）：新增 ${n(added)}，更新 ${n(changed)}，不变 ${n(unchanged)}，重复 ${n(repeated)}，拒绝 ${n(refused)}。`,
    ...(report.unusedColumns.length > 0 ? [`没有用到的列：${report.unusedColumns.join('、')}。`] : []),
    ...tellRefusals(report, savedAs),
    ...tellRemarks(report),
  ];
}

function tellRefusals({ refusals }: ImportReport, savedAs?: string): string[] {
  if (refusals.length === 0) return [];
  const more = refusals.length - SHOWN;
  return [
    '',
    `拒绝 ${n(refusals.length)} 行，没有导入：`,
    ...refusals
      .slice(0, SHOWN)
      .map(({ row, name, uid, text, remedy }) => `  第${row}行  ${name || '—'}  ${uid || '—'}  ${text}。${remedy}。`),
    ...(more > 0 ? [`  另有 ${n(more)} 行，见 --json 或 --refused。`] : []),
    ...(savedAs === undefined ? [] : [`  已另存为 ${savedAs}，改好后只导入它即可。`]),
  ];
}

/** By kind, since one column left blank makes thousands of the same remark; the first rows of each are named. */
function tellRemarks({ remarks }: ImportReport): string[] {
  if (remarks.length === 0) return [];
  const kinds = new Map<string, ImportReport['remarks'][number][]>();
  for (const remark of remarks) {
    const same = kinds.get(remark.code);
    if (same) same.push(remark);
    else kinds.set(remark.code, [remark]);
  }
  return [
    '',
    `提醒 ${n(remarks.length)} 处，已导入，请核对：`,
    ...[...kinds.values()].map((same) => {
      const rows = same.slice(0, 5).map(({ row }) => row);
      const first = same[0]!;
      return `  ${n(same.length)} 行  如第${first.row}行：${first.text}。${first.remedy}。（第${rows.join('、')}${same.length > 5 ? '…' : ''}行）`;
    }),
  ];
}

/** Exactly the refused rows with reason and remedy behind, under the file's own header: mended, it can be imported as it is. */
export function refusedCsv({ header, refusals, refusedCells }: ImportReport): string {
  // a row with a cell too many keeps it, under a heading that says nothing
  const width = Math.max(header.length, ...refusedCells.map((cells) => cells.length));
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, column) => cells[column] ?? '');
  return stringify(
    [
      [...padded(header), '原因', '怎么改'],
      ...refusals.map(({ text, remedy }, i) => [...padded(refusedCells[i] ?? []), text, remedy]),
    ],
    { bom: true, record_delimiter: 'windows' },
  );
}
