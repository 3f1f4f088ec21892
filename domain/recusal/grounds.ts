/** A ground of recusal (回避情形) as the law lists them, and what the applicant has to say beside it. */
export interface Ground {
  readonly code: GroundCode;
  /** Chinese, for forms; the chosen ground itself is seen by the decider only. */
  readonly text: string;
  /** Whether the ground says nothing by itself, so that a note is wanted. */
  readonly needsNote: boolean;
  readonly source: string;
}

export type GroundCode = 'ownInterest' | 'kin' | 'other';

/** V4: 公务员法第七十六条, in its order. */
export const GROUNDS: readonly Ground[] = [
  { code: 'ownInterest', text: '涉及本人利害关系', needsNote: false, source: '公务员法第七十六条第（一）项' },
  {
    code: 'kin',
    text: '涉及与本人有夫妻关系、直系血亲关系、三代以内旁系血亲关系以及近姻亲关系的人员的利害关系',
    needsNote: false,
    source: '公务员法第七十四条、第七十六条第（二）项',
  },
  { code: 'other', text: '其他可能影响公正执行公务的', needsNote: true, source: '公务员法第七十六条第（三）项' },
];

/** Who sets a recusal in motion (V4). Only the officer must; the others may. */
export type Initiator = 'officer' | 'party' | 'informant' | 'agency';

export const INITIATORS: Readonly<
  Record<Initiator, { readonly text: string; readonly duty: boolean; readonly source: string }>
> = {
  officer: { text: '本人申请回避', duty: true, source: '公务员法第七十七条' },
  party: { text: '利害关系人申请', duty: false, source: '公务员法第七十七条' },
  informant: { text: '其他人员提供情况', duty: false, source: '公务员法第七十七条' },
  agency: { text: '机关依职权决定', duty: false, source: '公务员法第七十七条' },
};
