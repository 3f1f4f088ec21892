import { told, type RefusalText } from './text';

/** Refusals of drafting, approving and confirming a scheme (方案、审批、会商确认). */
export const SCHEME_REFUSALS = {
  SCHEME_INCOMPLETE: {
    zh: (f) => `不能提交：方案还没有写完，${told(f, 'what')}。`,
    en: (f) => `Not submitted: the scheme is incomplete (${told(f, 'what')}).`,
    status: 422,
    remedyZh: '请在方案页补齐标为未填的部分。',
    remedyEn: 'Fill in the open sections of the scheme.',
  },
  SCHEME_BREAKS_RULE: {
    zh: (f) =>
      `不能提交：${told(f, 'text')}（${told(f, 'rule')}）。${Number(f['more'] ?? 0) > 0 ? `另有${told(f, 'more')}处必须改。` : ''}`,
    en: (f) =>
      `Not submitted: the scheme breaks rule ${told(f, 'rule')}, and ${told(f, 'more')} more findings must be mended.`,
    status: 422,
    remedyZh: '请按方案页右侧的『必须改』逐条修改。',
    remedyEn: 'Mend every finding of severity must on the scheme page.',
  },
  SCHEME_TOO_LARGE: {
    zh: (f) => `没有保存：方案全文有${told(f, 'bytes')}字节，最多${told(f, 'most')}字节。`,
    en: (f) => `Not saved: the scheme has ${told(f, 'bytes')} bytes, at most ${told(f, 'most')} are kept.`,
    status: 422,
    remedyZh: '请减少标签或事项，或者把事项名称写短；也可以分成两个任务。',
    remedyEn: 'Take fewer tags or items, or shorter names of items; or make two tasks of it.',
  },
  NO_SCHEME: {
    zh: () => '不能办理：这个任务还没有保存过方案。',
    en: () => 'Not done: no scheme has been saved for this task.',
    status: 409,
    remedyZh: '请先由牵头部门经办拟定并保存方案。',
    remedyEn: 'The lead department must draft and save a scheme first.',
  },
  ALREADY_REPLIED: {
    zh: () => '没有办理：贵部门已经答复过这份方案，答复以第一次为准。',
    en: () => 'Not done: your department has replied to this scheme already; the first reply stands.',
    status: 409,
    remedyZh: '如需改变答复，请联系牵头部门。',
    remedyEn: 'To change the reply, ask the lead department.',
  },
  ALREADY_EXISTS: {
    zh: (f) => `没有新建：${told(f, 'what')}已经存在。`,
    en: (f) => `Not created: ${told(f, 'what')} exists already.`,
    status: 409,
    remedyZh: '请换一个编号，或直接使用已有的。',
    remedyEn: 'Use another id, or the one that exists.',
  },
} as const satisfies Record<string, RefusalText>;
