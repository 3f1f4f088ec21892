import type { Day } from '../kernel/time';
import { TARGET_FIELDS, type Columns, type TargetField } from './columns';
import { note, type RowFacts, type RowNote, type RowRefusalCode, type RowWarningCode } from './row-reasons';
import { DEFAULT_REG_STATE, RISK_CLASSES, TARGET_KINDS, type RiskClass, type Target, type TargetKind } from './target';
import { townOf, type TownFound } from './town-of';
import { checkUscc } from './uscc';

/** A row's cells by field, as they stand in the file. */
export type TargetRow = Readonly<Partial<Record<TargetField, string>>>;

/** What became of a row: taken in, perhaps with warnings (提醒), or refused (拒绝) with one reason. */
export type ParsedRow =
  | { readonly accepted: true; readonly target: Target; readonly warnings: readonly RowNote<RowWarningCode>[] }
  | { readonly accepted: false; readonly refusal: RowNote<RowRefusalCode> };

/** Longest cells, in characters: a credit code has 18, the longest scope met in real lists 700. */
const LIMITS: Readonly<Record<TargetField, number>> = {
  name: 200,
  uscc: 60,
  regNo: 60,
  registeredOn: 40,
  kind: 60,
  businessScope: 8000,
  address: 500,
  town: 60,
  regAuthority: 100,
  regState: 40,
  tags: 500,
  riskClass: 20,
};
const COLUMN_NAMES: Readonly<Record<TargetField, string>> = {
  name: '名称',
  uscc: '统一社会信用代码',
  regNo: '注册号',
  registeredOn: '注册日期',
  kind: '类型',
  businessScope: '经营范围',
  address: '地址',
  town: '镇街',
  regAuthority: '登记机关',
  regState: '登记状态',
  tags: '标签',
  riskClass: '风险等级',
};

/** Control and invisible characters, as draw.md section 3 "Strings" refuses them; U+FFFD is what a wrong decoding leaves. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/;
const LINE_BREAKS = /[\t\r\n]+/g;
/** How lists write "nothing". */
const BLANK = new Set(['', 'N/A', 'NULL', 'NONE', '-', '--', '—', '——', '/', '无']);

const blankless = (value: string): string => (BLANK.has(value.toUpperCase()) ? '' : value);

/** Takes a row's cells by the columns recognised. Cells that the row lacks are blank. */
export const pickRow = ({ at }: Columns, cells: readonly string[]): TargetRow =>
  Object.fromEntries(
    TARGET_FIELDS.flatMap((field) => (at[field] === undefined ? [] : [[field, cells[at[field]] ?? '']])),
  );

/** Full-width letters and digits (Ａ, １) to half width, upper case, without spaces: in codes only, names stay as they are. */
const plainCode = (value: string): string =>
  value
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\s/gu, '')
    .toUpperCase();

/** Old registration numbers hold Chinese (企独粤中总字第000123号), hyphens and brackets. */
const CODE_SIGNS = /^[0-9A-Z\p{Script=Han}()（）〔〕[\]-]{5,40}$/u;

/**
 * One row of a list to a target. Odd rows are taken in with warnings; a row is refused only where it could not be told
 * which firm it is, or where its text could not be shown or hashed.
 * @param row the row's cells by field
 * @param number the row's number, the header being row 1
 */
export function parseTargetRow(row: TargetRow, number: number): ParsedRow {
  const warnings: RowNote<RowWarningCode>[] = [];
  const raw = (field: TargetField): string => (row[field] ?? '').normalize('NFC').trim();
  const at = { row: number, uid: raw('uscc') || raw('regNo'), name: raw('name') };
  const warn = (code: RowWarningCode, facts?: RowFacts) => warnings.push(note(at, code, facts));
  const refused = (code: RowRefusalCode, facts?: RowFacts): ParsedRow => ({
    accepted: false,
    refusal: note({ ...at, uid: visible(at.uid), name: visible(at.name) }, code, facts),
  });

  for (const field of TARGET_FIELDS) {
    if (INVISIBLE.test(raw(field))) return refused('CONTROL_CHARACTERS', { column: COLUMN_NAMES[field] });
    if (raw(field).length > LIMITS[field])
      return refused('TOO_LONG', { column: COLUMN_NAMES[field], limit: LIMITS[field] });
    if (!/[\t\r\n]/.test(raw(field))) continue;
    // a name or a code across two lines is a torn row, a long text is not
    if (field === 'name' || field === 'uscc' || field === 'regNo')
      return refused('CONTROL_CHARACTERS', { column: COLUMN_NAMES[field] });
    warn('LINE_BREAK_REMOVED', { column: COLUMN_NAMES[field] });
  }
  const cell = (field: TargetField): string => blankless(raw(field).replace(LINE_BREAKS, ' '));

  const name = cell('name');
  if (name === '') return refused('NO_NAME');
  const written = cell('uscc') || cell('regNo');
  if (written === '') return refused('NO_CODE');
  const uid = plainCode(written);
  if (/^\d+(\.\d+)?E\+?\d+$/.test(uid)) return refused('CODE_DAMAGED', { code: written });
  if (!CODE_SIGNS.test(uid)) return refused('CODE_UNUSABLE', { code: written });
  at.uid = uid;
  if (uid !== written) warn('CODE_REWRITTEN', { from: written, to: uid });
  const check = checkUscc(uid);
  if (check === 'bad check digit') warn('BAD_CHECK_DIGIT');
  if (check === 'malformed') warn('NOT_A_CREDIT_CODE');

  const kind = kindOf(cell('kind'), uid, name);
  if (cell('kind') === '') warn('NO_TYPE', { kind });
  const address = cell('address');
  const registeredOn = parseDay(cell('registeredOn'));
  if (registeredOn === null && cell('registeredOn') !== '') warn('BAD_DATE', { date: cell('registeredOn') });
  const riskClass = parseRiskClass(cell('riskClass'));
  if (riskClass === null && cell('riskClass') !== '') warn('BAD_RISK_CLASS', { risk: cell('riskClass') });

  const target: Target = {
    uid,
    name,
    kind,
    address,
    townCode: findTown(cell('town'), address, warn)?.code ?? null,
    regAuthority: cell('regAuthority'),
    regState: cell('regState') || DEFAULT_REG_STATE,
    registeredOn,
    businessScope: cell('businessScope'),
    tags: parseTags(cell('tags')),
    riskClass,
  };
  return { accepted: true, target, warnings };
}

/** A refused row's own text in a report, without what made it unprintable. */
const visible = (value: string): string =>
  value.replace(new RegExp(INVISIBLE, 'g'), '□').replace(LINE_BREAKS, ' ').slice(0, 80);

/** The column 镇街 wins over the address: whoever keeps it knows the firm; a difference is reported. */
function findTown(
  town: string,
  address: string,
  warn: (code: RowWarningCode, facts?: RowFacts) => void,
): TownFound | null {
  const fromAddress = townOf(address);
  const named = town === '' ? null : townOf(town);
  if (town !== '' && named === null) warn('UNKNOWN_TOWN', { town });
  if (named && fromAddress && named.code !== fromAddress.code)
    warn('TOWN_DIFFERS', { town: named.name, fromAddress: fromAddress.name });
  const found = named ?? fromAddress;
  if (found === null && address === '') warn('NO_ADDRESS');
  if (found === null && address !== '') warn('NO_TOWN', { address });
  return found;
}

/** The register and the kind of body stand in a credit code's first two signs (GB 32100-2015). */
const KIND_BY_CODE: readonly (readonly [RegExp, TargetKind])[] = [
  [/^91/, '企业'],
  [/^92/, '个体工商户'],
  [/^93/, '农民专业合作社'],
  [/^1[1-9]/, '机关事业单位'],
  [/^5[1-9]/, '社会组织'],
];

function kindOf(written: string, uid: string, name: string): TargetKind {
  const exact = TARGET_KINDS.find((kind) => kind === written);
  if (exact) return exact;
  if (/代表处|代表机构/.test(written) || (written === '' && /代表处$/.test(name))) return '代表机构';
  if (/个体/.test(written)) return '个体工商户';
  if (/合作社/.test(written)) return '农民专业合作社';
  if (/事业单位|机关/.test(written)) return '机关事业单位';
  if (/民办非企业|社会团体|基金会/.test(written)) return '社会组织';
  if (/公司|企业|合伙|独资|集体|国有|全民|外商|联营|分支机构/.test(written)) return '企业';
  return KIND_BY_CODE.find(([prefix]) => prefix.test(uid))?.[1] ?? '其他';
}

const parseRiskClass = (written: string): RiskClass | null =>
  RISK_CLASSES.find((risk) => risk === plainCode(written).replace(/[类级]$/u, '')) ?? null;

const parseTags = (written: string): readonly string[] =>
  [...new Set(written.split(/[、，,；;|｜]/).map((tag) => tag.trim()))].filter((tag) => tag !== '').sort();

/** 1978-01-02, 1978/1/2, 1978.1.2, 1978年1月2日, 19780102, with a time of day behind or not. */
const DAY_FORMS = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

function parseDay(written: string): Day | null {
  const parts = DAY_FORMS.map((form) => form.exec(written)).find((match) => match !== null);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
