/**
 * What a result sets off (触发), by rule: D3 decision on the abnormal list (经营异常名录), `order` an order to disclose or
 * correct (责令), `recheck` a visit after rectification (D17), D9 verification and decision on filing (立案),
 * `publish` disclosure of the refusal itself; a listing (D5) follows only after a heavy penalty, never from the code alone.
 */
export type Trigger = 'D3' | 'D9' | 'order' | 'recheck' | 'publish';

/** One value of the result table (检查结果). */
export interface ResultCode {
  readonly code: string;
  /** The public wording; the province's platform knows the value by it. */
  readonly text: string;
  /** May not stand beside another code, nor beside a described problem. */
  readonly exclusive: boolean;
  /** The entry has to say what was found (问题). */
  readonly needsProblem: boolean;
  readonly trigger: Trigger | null;
}

/**
 * The eight public values observed on NECIPS and provincial platforms (rules.md section 1 "Result codes"). The standard itself
 * was not to be had, so the table is versioned and mapped at the adapter. A ninth value, 未按规定公示年度报告, is said to
 * have been split from B; it is unverified and left out.
 */
const TABLES: Readonly<Record<number, readonly ResultCode[]>> = {
  1: [
    { code: '1', text: '未发现问题', exclusive: true, needsProblem: false, trigger: null },
    { code: 'B', text: '未按规定公示应当公示的信息', exclusive: false, needsProblem: true, trigger: 'order' },
    { code: 'C', text: '公示信息隐瞒真实情况、弄虚作假', exclusive: false, needsProblem: true, trigger: 'D3' },
    { code: '6', text: '通过登记的住所（经营场所）无法联系', exclusive: false, needsProblem: true, trigger: 'D3' },
    { code: 'E', text: '发现问题已责令改正', exclusive: false, needsProblem: true, trigger: 'recheck' },
    { code: '8', text: '不配合检查情节严重', exclusive: false, needsProblem: true, trigger: 'publish' },
    { code: 'F', text: '未发现开展本次抽查涉及的经营活动', exclusive: false, needsProblem: false, trigger: null },
    { code: 'A', text: '发现问题待后续处理', exclusive: false, needsProblem: true, trigger: 'D9' },
  ],
};

export const RESULT_CODES_VERSION = 1;

/**
 * The result table of a version, in the order in which forms show it. A process keeps the version it began with.
 * @throws RangeError for a version that was never issued: a bug, no state of the world.
 */
export function resultCodes(version: number): readonly ResultCode[] {
  const table = TABLES[version];
  if (!table) throw new RangeError(`no result table of version ${version}`);
  return table;
}
