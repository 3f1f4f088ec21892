import { CsvError, parse } from 'csv-parse/sync';
import { recogniseColumns, type Columns } from '../../domain/library/columns';
import { decode, type Encoding } from '../../domain/library/decode';
import { checkList, type CheckedList } from '../../domain/library/target-list';
import { ok, refuse, type Result } from '../../domain/kernel/result';

/** A list of targets read and looked at, before anything is written. */
export interface ReadList extends CheckedList {
  readonly encoding: Encoding;
  readonly columns: Columns;
  /** The refused rows' cells as they stand in the file, so that just these can be mended and sent again. */
  readonly refusedCells: readonly (readonly string[])[];
}

/** What one import may hold: ten times the city's firms. Larger lists come in parts. */
export const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ROWS = 200_000;
/** A title or a note may stand above the header. */
const HEADER_WITHIN = 10;
const SEPARATORS = [',', '\t', ';', '|'] as const;

/**
 * Reads a list of targets: CSV with a header, in UTF-8, UTF-16 or GB18030, separated by comma, tab, semicolon or bar.
 * @returns IMPORT_TOO_LARGE `limit` · IMPORT_UNREADABLE `why` · IMPORT_COLUMNS `missing`
 */
export function readList(bytes: Uint8Array): Result<ReadList> {
  if (bytes.length > MAX_BYTES) return refuse('IMPORT_TOO_LARGE', { limit: `${MAX_BYTES / 1024 / 1024}MB` });
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const records = recordsOf(text);
  if (!records.ok) return records;
  if (records.value.length > MAX_ROWS) return refuse('IMPORT_TOO_LARGE', { limit: `${MAX_ROWS}行` });
  const header = findHeader(records.value);
  if (!header.ok) return header;
  const { columns, at } = header.value;
  const checked = checkList(columns, records.value.slice(at + 1), at + 2);
  const refusedCells = checked.refused.map(({ row }) => records.value[row - 1] ?? []);
  return ok({ encoding, columns, refusedCells, ...checked });
}

function recordsOf(text: string): Result<readonly (readonly string[])[]> {
  try {
    return ok(
      parse(text, {
        delimiter: separatorOf(text),
        // cell counts are compared with the header, row by row, so that one torn row costs one row
        relax_column_count: true,
        // inches and nicknames: a quote inside an unquoted cell is a character
        relax_quotes: true,
        skip_empty_lines: false,
        record_delimiter: recordEnds(text),
        // a quote that is never closed must not swallow the file in silence
        max_record_size: 100_000,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse('IMPORT_UNREADABLE', { why: whyTorn(error) });
  }
}

function whyTorn(error: CsvError): string {
  const line = typeof error['lines'] === 'number' ? `第${error['lines']}行附近` : '';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') return `${line}引号没有闭合`;
  return `${line}不合CSV格式`;
}

/** Lists of old systems end their lines with CR alone; inside quotes either sign may stand. */
const recordEnds = (text: string): string[] => (text.includes('\n') ? ['\r\n', '\n'] : ['\r']);

/** The sign that stands most often in the first lines. */
function separatorOf(text: string): string {
  const head = text
    .slice(0, 4096)
    .split(/[\r\n]+/, 3)
    .join('\n');
  const counts = SEPARATORS.map((sign) => ({ sign, n: head.split(sign).length - 1 }));
  return counts.reduce((best, next) => (next.n > best.n ? next : best)).sign;
}

function findHeader(records: readonly (readonly string[])[]): Result<{ columns: Columns; at: number }> {
  const first = records.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  for (const [at, cells] of records.slice(0, HEADER_WITHIN).entries()) {
    const recognised = recogniseColumns(cells);
    if (recognised.ok) return ok({ columns: recognised.value, at });
  }
  const refused = recogniseColumns(records[Math.max(first, 0)] ?? []);
  return refused.ok ? ok({ columns: refused.value, at: first }) : refused;
}
