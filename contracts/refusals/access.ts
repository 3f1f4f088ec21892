import { told, when, type RefusalText } from './text';

/** Refusals of access, of requests that cannot be read, of imports, and what nobody foresaw. */
export const ACCESS_REFUSALS = {
  NOT_LOGGED_IN: {
    zh: () => '您还没有登录，或登录已经过期。',
    en: () => 'You are not logged in, or the session has expired.',
    status: 401,
    remedyZh: '请登录后再办理。',
    remedyEn: 'Log in and try again.',
  },
  BAD_LOGIN: {
    zh: () => '没有登录：账号或密码不对。',
    en: () => 'Not logged in: account or password is wrong.',
    status: 401,
    remedyZh: '请核对后重试；连续5次不对将锁定15分钟。',
    remedyEn: 'Check both and try again; five failures lock the login for 15 minutes.',
  },
  LOCKED_OUT: {
    zh: (f) => `没有登录：连续多次账号或密码不对，已暂停登录${when(f, 'minutes', (n) => `，约${n}分钟后可再试`)}。`,
    en: (f) => `Not logged in: too many failures; try again in about ${told(f, 'minutes')} minutes.`,
    status: 429,
    remedyZh: '请稍后再试，或请管理员重置密码。',
    remedyEn: 'Wait, or ask the administrator for a new password.',
  },
  NO_POST: {
    zh: () => '没有登录：您现在没有有效的岗位。',
    en: () => 'Not logged in: you hold no valid post.',
    status: 403,
    remedyZh: '请联系本部门管理员核对您的任职。',
    remedyEn: 'Ask the administrator to check your posts.',
  },
  CROSS_ORIGIN: {
    zh: () => '没有办理：这次提交不是从本系统的页面发出的。',
    en: () => 'Not done: the request did not come from a page of this system.',
    status: 403,
    remedyZh: '请在本系统的页面上办理；程序请使用 Bearer 令牌。',
    remedyEn: 'Use the pages of this system; programs: use a bearer token.',
  },
  NO_SUCH_THING: {
    zh: (f) =>
      `${when(f, 'id', (id) => `『${id}』`) || when(f, 'what', (what) => what) || '您要找的内容'}不存在或无权查看。`,
    en: (f) =>
      `${when(f, 'id', (id) => id) || when(f, 'what', (what) => what) || 'What you ask for'} does not exist or may not be seen.`,
    status: 404,
    remedyZh: '请核对编号或网址，或从列表进入。',
    remedyEn: 'Check the number or address, or open it from a list.',
  },
  RATE_LIMITED: {
    zh: (f) => `请求太频繁${when(f, 'seconds', (n) => `，请${n}秒后再试`)}。`,
    en: (f) => `Too many requests; try again in ${told(f, 'seconds')} seconds.`,
    status: 429,
    remedyZh: '请稍后再试。',
    remedyEn: 'Wait and try again.',
  },
  BODY_TOO_LARGE: {
    zh: (f) => `没有办理：提交的内容超过${told(f, 'limit')}。`,
    en: (f) => `Not done: the body is larger than ${told(f, 'limit')}.`,
    status: 413,
    remedyZh: '请减少内容，或分几次提交。',
    remedyEn: 'Send less, or in parts.',
  },
  BODY_MALFORMED: {
    zh: () => '没有办理：提交的内容无法读取，不是完整的JSON或表单（UTF-8）。',
    en: () => 'Not done: the body cannot be read as JSON or form data in UTF-8.',
    status: 400,
    remedyZh: '请刷新页面后重试；程序请检查请求体。',
    remedyEn: 'Reload and try again; programs: check the body.',
  },
  BODY_NOT_JSON: {
    zh: (f) => `没有办理：内容类型应为${told(f, 'wanted')}。`,
    en: (f) => `Not done: the content type must be ${told(f, 'wanted')}.`,
    status: 415,
    remedyZh: '程序请设置 Content-Type。',
    remedyEn: 'Set the Content-Type header.',
  },
  COMMAND_ID_MISSING: {
    zh: () => '没有办理：缺少办理编号（Idempotency-Key，8至200个可见字符）。有了它，重复发送也只办理一次。',
    en: () =>
      'Not done: the Idempotency-Key header (8 to 200 printable characters) is missing. It makes a repeated request harmless.',
    status: 400,
    remedyZh: '请刷新页面后重试；程序请为每次办理生成一个编号。',
    remedyEn: 'Make one id for each act, and send the same id when repeating it.',
  },
  METHOD_NOT_ALLOWED: {
    zh: (f) => `这个网址不接受${told(f, 'method')}请求。`,
    en: (f) => `This address does not take ${told(f, 'method')} requests.`,
    status: 405,
    remedyZh: '请对照接口文档。',
    remedyEn: 'See the API documentation.',
  },
  DRILLS_OFF: {
    zh: () => '正式环境不开放演练。演练时钟只在演练环境使用。',
    en: () => 'Drills are off in production.',
    status: 403,
    remedyZh: '请在演练环境进行演练。',
    remedyEn: 'Run drills on a drill installation.',
  },
  NOT_READY: {
    zh: () => '系统暂时不能办理：数据库没有应答。您提交的内容没有丢失，也没有办理两次的风险。',
    en: () => 'Not now: the database does not answer. Sending the same id again is safe.',
    status: 503,
    remedyZh: '请稍后用同一页面再次提交。',
    remedyEn: 'Send the same request with the same id again shortly.',
  },
  IMPORT_UNREADABLE: {
    zh: (f) => `没有导入：文件无法读取（${told(f, 'why')}）。`,
    en: (f) => `Not imported: the file cannot be read (${told(f, 'why')}).`,
    status: 422,
    remedyZh: '请另存为UTF-8或GB18030编码的CSV。',
    remedyEn: 'Save it as CSV in UTF-8 or GB18030.',
  },
  IMPORT_COLUMNS: {
    zh: (f) => `没有导入：缺少列『${told(f, 'missing')}』。`,
    en: (f) => `Not imported: the columns ${told(f, 'missing')} are missing.`,
    status: 422,
    remedyZh: '请补上表头后再导入。',
    remedyEn: 'Add the header and import again.',
  },
  IMPORT_TOO_LARGE: {
    zh: (f) => `没有导入：文件超过${told(f, 'limit')}。`,
    en: (f) => `Not imported: the file is larger than ${told(f, 'limit')}.`,
    status: 413,
    remedyZh: '请分成几个文件导入。',
    remedyEn: 'Import it in parts.',
  },
  INCIDENT: {
    zh: (f) => `系统出了未曾预料的问题，已记录，事件号${told(f, 'incident')}。`,
    en: (f) => `Something unforeseen happened; it was recorded under incident ${told(f, 'incident')}.`,
    status: 500,
    remedyZh: '请稍后重试；仍不行的，请把事件号告诉运维。',
    remedyEn: 'Try again; if it stays, tell the operators the incident number.',
  },
} as const satisfies Record<string, RefusalText>;
