import type { Columns } from './columns';
import { note, type RowNote, type RowRefusalCode, type RowWarningCode } from './row-reasons';
import { contentText, type Target } from './target';
import { parseTargetRow, pickRow } from './target-row';

/** A list of targets after all its rows were looked at (试运行): nothing has been written yet. */
export interface CheckedList {
  /** Rows with content; blank rows do not count. accepted + repeated + refused = rows. */
  readonly rows: number;
  readonly accepted: readonly Target[];
  /** Rows that say again, word for word, what an earlier row said. */
  readonly repeated: number;
  readonly refused: readonly RowNote<RowRefusalCode>[];
  readonly warnings: readonly RowNote<RowWarningCode>[];
}

const DIFFERENCES: readonly (readonly [keyof Target, string])[] = [
  ['name', '名称'],
  ['address', '地址'],
  ['kind', '类型'],
];

/** What two rows of one code disagree on, in one word. */
const differenceOf = (a: Target, b: Target): string =>
  DIFFERENCES.find(([key]) => a[key] !== b[key])?.[1] ?? '其他内容';

/**
 * Looks at every row of a list. Of two rows with one code the first is taken; the later one is a repetition, or refused
 * where it says something else: which of them is right only the list's keeper knows.
 * @param columns what `recogniseColumns` made of the first record
 * @param records the records behind the header, in the file's order; a blank line is a record without content
 * @param firstRow the number of the first of them, as a spreadsheet counts
 */
export function checkList(columns: Columns, records: readonly (readonly string[])[], firstRow = 2): CheckedList {
  const firsts = new Map<string, { row: number; target: Target }>();
  const accepted: Target[] = [];
  const refused: RowNote<RowRefusalCode>[] = [];
  const warnings: RowNote<RowWarningCode>[] = [];
  let rows = 0;
  let repeated = 0;
  records.forEach((cells, index) => {
    const number = index + firstRow;
    if (cells.every((cell) => cell.trim() === '')) return;
    rows += 1;
    const parsed = parseTargetRow(pickRow(columns, cells), number);
    const at = parsed.accepted
      ? { row: number, uid: parsed.target.uid, name: parsed.target.name }
      : { row: number, uid: parsed.refusal.uid, name: parsed.refusal.name };
    // told first: in a row that lost a comma every other reason would mislead
    if (cells.length !== columns.header.length) {
      refused.push(note(at, 'WRONG_CELL_COUNT', { cells: cells.length, columns: columns.header.length }));
      return;
    }
    if (!parsed.accepted) {
      refused.push(parsed.refusal);
      return;
    }
    const { target } = parsed;
    const first = firsts.get(target.uid);
    if (first === undefined) {
      firsts.set(target.uid, { row: number, target });
      accepted.push(target);
      warnings.push(...parsed.warnings);
    } else if (contentText(first.target) === contentText(target)) {
      repeated += 1;
      warnings.push(note(at, 'REPEATED_ROW', { first: first.row }));
    } else {
      refused.push(note(at, 'DUPLICATE_CODE', { first: first.row, differs: differenceOf(first.target, target) }));
    }
  });
  return { rows, accepted, repeated, refused, warnings };
}
