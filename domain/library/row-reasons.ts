/** What a row's reason is about: the values its text names. */
export type RowFacts = Readonly<Record<string, string | number>>;

interface Reason {
  /** Chinese, shown beside the row's number: what is the matter. */
  readonly text: (facts: RowFacts) => string;
  /** Chinese: what to do. */
  readonly remedy: string;
}

/** Why a row was not taken in (拒绝). */
export const ROW_REFUSALS = {
  NO_NAME: { text: () => '名称空白', remedy: '按执照补填' },
  NO_CODE: { text: () => '统一社会信用代码和注册号都空白', remedy: '按执照补填' },
  CODE_DAMAGED: {
    text: ({ code }) => `代码“${code}”被表格软件改成了科学计数`,
    remedy: '把该列设为文本，按执照重填',
  },
  CODE_UNUSABLE: { text: ({ code }) => `代码“${code}”不能作为编号`, remedy: '按执照重填，只用数字和大写字母' },
  DUPLICATE_CODE: {
    text: ({ first, differs }) => `与第${first}行代码相同，${differs}不同`,
    remedy: '核对后删去一行',
  },
  CONTROL_CHARACTERS: { text: ({ column }) => `“${column}”含有看不见的字符`, remedy: '删去后重新输入该格' },
  TOO_LONG: { text: ({ column, limit }) => `“${column}”超过${limit}字`, remedy: '缩短该格' },
  WRONG_CELL_COUNT: {
    text: ({ cells, columns }) => `有${cells}格，表头有${columns}列`,
    remedy: '检查引号和逗号，使列数与表头一致',
  },
} as const satisfies Record<string, Reason>;
export type RowRefusalCode = keyof typeof ROW_REFUSALS;

/** What is odd about a row that was taken in all the same (提醒). */
export const ROW_WARNINGS = {
  BAD_CHECK_DIGIT: { text: () => '信用代码第18位校验不对', remedy: '请对照执照，多为0与O、1与I混写' },
  NOT_A_CREDIT_CODE: { text: () => '不是18位统一社会信用代码，按注册号收下', remedy: '有统一社会信用代码的请补填' },
  CODE_REWRITTEN: {
    text: ({ from, to }) => `代码“${from}”按“${to}”收下`,
    remedy: '代码用半角数字和大写字母，中间不留空格',
  },
  NO_ADDRESS: { text: () => '地址空白，找不到镇街', remedy: '补填地址' },
  NO_TOWN: { text: ({ address }) => `地址“${address}”中找不到镇街`, remedy: '在地址中写明镇街' },
  UNKNOWN_TOWN: { text: ({ town }) => `镇街“${town}”不在名录中，改从地址判断`, remedy: '改为现行镇街名' },
  TOWN_DIFFERS: {
    text: ({ town, fromAddress }) => `镇街写“${town}”，地址在“${fromAddress}”，以镇街一列为准`,
    remedy: '核对地址与镇街',
  },
  NO_TYPE: { text: ({ kind }) => `类型空白，按代码归为“${kind}”`, remedy: '按执照补填类型' },
  BAD_DATE: { text: ({ date }) => `日期“${date}”读不出，按空白收下`, remedy: '写成2026-01-31' },
  BAD_RISK_CLASS: { text: ({ risk }) => `风险等级“${risk}”不是A、B、C、D，按空白收下`, remedy: '改为A、B、C或D' },
  LINE_BREAK_REMOVED: { text: ({ column }) => `“${column}”中的换行改成了空格`, remedy: '无须处理' },
  REPEATED_ROW: { text: ({ first }) => `与第${first}行完全相同，只收一行`, remedy: '删去重复的一行' },
} as const satisfies Record<string, Reason>;
export type RowWarningCode = keyof typeof ROW_WARNINGS;

/** One thing said about one row (第几行). The header is row 1, as a spreadsheet counts. */
export interface RowNote<Code extends string> {
  readonly row: number;
  readonly uid: string;
  readonly name: string;
  readonly code: Code;
  readonly text: string;
  readonly remedy: string;
}

type ReasonCode = RowRefusalCode | RowWarningCode;
const REASONS: Readonly<Record<ReasonCode, Reason>> = { ...ROW_REFUSALS, ...ROW_WARNINGS };

/** Says a reason about a row, with its Chinese text made up from the facts. */
export const note = <Code extends ReasonCode>(
  at: { readonly row: number; readonly uid: string; readonly name: string },
  code: Code,
  facts: RowFacts = {},
): RowNote<Code> => ({ ...at, code, text: REASONS[code].text(facts), remedy: REASONS[code].remedy });
