import type { Facts } from '../../domain/kernel/result';
import { beaconForm } from '../beacon-form';
import { moment, told, when, type RefusalText } from './text';

const BEACON_KINDS: Readonly<Record<string, string>> = { drand: 'drand信标', text: '公布的文字', none: '不用信标' };

/** A round by its number, another kind of beacon by its name. */
const beaconNamed = (facts: Facts, name: string): string =>
  BEACON_KINDS[String(facts[name])] ?? `第${told(facts, name)}轮`;

/** Refusals of commitment, reveal, beacon and draw (锁定名录、抽取对象); sections of draw.md in the reasons. */
export const DRAW_REFUSALS = {
  POOL_EMPTY: {
    zh: (f) => `不能抽取：按方案的范围，名录里没有一户可抽${when(f, 'excluded', (n) => `（${n}户依法排除）`)}。`,
    en: (f) => `No draw: the scope of the scheme holds no target (${told(f, 'excluded')} excluded).`,
    status: 409,
    remedyZh: '请牵头部门放宽对象范围后重新提交方案。',
    remedyEn: 'The lead must widen the scope of the scheme.',
  },
  SHARE_ALREADY_COMMITTED: {
    zh: () => '没有办理：贵部门的抽取份额已经提交，提交后不能更换，否则结果可以挑选。',
    en: () =>
      'Not done: your department has committed its share. A share cannot be changed, or results could be chosen.',
    status: 409,
    remedyZh: '请保管好原来的份额文件，揭示时使用。',
    remedyEn: 'Keep the file of the first share: the reveal needs it.',
  },
  SHARE_COPIED: {
    zh: () => '没有办理：这份承诺与另一部门已提交的相同。每个部门须提交自己生成的份额。',
    en: () => 'Not done: another department has handed in this very commitment. Each department makes its own share.',
    status: 409,
    remedyZh: '请在任务页上重新生成份额，再提交。',
    remedyEn: 'Make a share of your own on the task page and hand that in.',
  },
  SHARE_MALFORMED: {
    zh: () => '份额格式不对：须为64位十六进制小写。',
    en: () => 'The share is malformed: 64 lower-case hexadecimal digits are wanted.',
    status: 422,
    remedyZh: '请在任务页上生成份额，或选择当时保存的份额文件。',
    remedyEn: 'Make the share on the task page, or choose the file saved then.',
  },
  SHARE_NOT_COMMITTED: {
    zh: () => '不能揭示：贵部门在名录锁定时没有提交份额。',
    en: () => 'No reveal: your department committed no share.',
    status: 409,
    remedyZh: '抽取照常进行，缺席部门按空值计入。',
    remedyEn: 'The draw goes on; an absent party counts as empty.',
  },
  SHARE_MISMATCH: {
    zh: () => '不能揭示：这份份额与当时提交的承诺不符。',
    en: () => 'No reveal: this share does not open the commitment made before.',
    status: 422,
    remedyZh: '请选择本次抽取当时保存的份额文件（每次抽取一份）。',
    remedyEn: 'Choose the file saved for this very draw.',
  },
  SHARE_ALREADY_REVEALED: {
    zh: () => '没有办理：贵部门的份额已经揭示。',
    en: () => 'Not done: your department has revealed its share.',
    status: 409,
    remedyZh: '无须再办。',
    remedyEn: 'Nothing more to do.',
  },
  REVEAL_CLOSED: {
    zh: (f) => `不能揭示：揭示已于${moment(f, 'by')}截止。截止后缺席部门按空值计入，结果照常产生。`,
    en: (f) => `No reveal: it closed at ${told(f, 'by')}. An absent party counts as empty.`,
    status: 409,
    remedyZh: '无须办理，请等待抽取结果。',
    remedyEn: 'Nothing to do; wait for the draw.',
  },
  REVEAL_OPEN: {
    zh: (f) =>
      `还不能录入信标：揭示到${moment(f, 'by')}才截止。信标须在揭示截止之后才为人所知，否则最后一方可以挑选结果。`,
    en: (f) => `No beacon yet: reveals close at ${told(f, 'by')}, and the beacon must not be known before.`,
    status: 409,
    remedyZh: '请在揭示截止之后录入。',
    remedyEn: 'Enter it after the reveal has closed.',
  },
  BEACON_MALFORMED: {
    zh: (f) => `公开信标的格式不对${when({ form: beaconForm(f) }, 'form', (form) => `：须为${form}`)}。`,
    en: (f) => `The beacon is malformed; wanted: ${told(f, 'format')}.`,
    status: 422,
    remedyZh: '请照公布的原文录入。',
    remedyEn: 'Enter it exactly as published.',
  },
  BEACON_MISMATCH: {
    zh: (f) => `公开信标与计划不符：计划的是${beaconNamed(f, 'planned')}，材料里是${beaconNamed(f, 'given')}。`,
    en: (f) => `Not the planned beacon: planned ${told(f, 'planned')}, given ${told(f, 'given')}.`,
    status: 422,
    remedyZh: '请使用计划所定的那一期公开信标。',
    remedyEn: 'Use the beacon that the plan fixed.',
  },
  PLAN_NOT_READY: {
    zh: () => '没有办理：名录、人员、份额还没有齐备，抽取计划尚未形成。',
    en: () => 'Not done: pool, roster and shares are not complete yet, so there is no plan.',
    status: 409,
    remedyZh: '请等名录锁定、各部门确认人员并提交份额后再办理。',
    remedyEn: 'Wait until the pool is frozen and every department has confirmed its roster and its share.',
  },
  PLAN_CHANGED: {
    zh: () => '没有签发：您看到的抽取计划与现在的不同（揭示截止时间随签发日变动）。',
    en: () => 'Not signed: the plan has changed since you read it (the end of the reveal moves with the day).',
    status: 409,
    remedyZh: '请刷新页面，重新阅读计划全文后签发。',
    remedyEn: 'Reload, read the plan again, then sign.',
  },
  ESCROW_OPEN: {
    zh: (f) => `没有办理：${told(f, 'parties')}交存的份额还没有启封，信标须在启封以后录入。`,
    en: (f) => `Not done: the deposited shares of ${told(f, 'parties')} are still sealed; the beacon comes after.`,
    status: 409,
    remedyZh: '请等公证启封，或等启封截止。',
    remedyEn: 'Wait until the notary has opened them, or until his time is over.',
  },
  VOID_TOO_LATE: {
    zh: (f) => `不能作废：揭示已于${moment(f, 'by')}截止，结果已由公开数据决定（drd1）。`,
    en: (f) => `Not void: the reveal closed at ${told(f, 'by')}, so public data decide the result already (drd1).`,
    status: 409,
    remedyZh: '结果出来后如确需另抽，可申请重抽：须理由和审批，原结果保留并公开。',
    remedyEn: 'Wait for the result; a redraw needs a reason and approval, and both results stay public.',
  },
  REQUEST_PENDING: {
    zh: () => '没有办理：已有一项作废或重抽的申请等待决定。',
    en: () => 'Not done: a void or a redraw has been asked for and is undecided.',
    status: 409,
    remedyZh: '请先由牵头部门审批人决定该申请。',
    remedyEn: "The lead's approver decides on it first.",
  },
  NO_REQUEST: {
    zh: () => '没有办理：没有等待决定的作废或重抽申请。',
    en: () => 'Not done: no void and no redraw is waiting for a decision.',
    status: 409,
    remedyZh: '无须再办；已有的决定见任务页时间线。',
    remedyEn: 'Nothing to do; decisions stand in the timeline.',
  },
  BEACON_ALREADY_SET: {
    zh: () => '没有办理：公开信标已经两人录入一致，不能更改。',
    en: () => 'Not done: the beacon is set and cannot be changed.',
    status: 409,
    remedyZh: '无须再办，请等待抽取结果。',
    remedyEn: 'Nothing to do; wait for the draw.',
  },
  BEACON_CHAIN: {
    zh: (f) =>
      `不能采用：计划里公开信标的${told(f, 'field')}不是本系统认定的drand quicknet的。材料自带的公钥证明不了什么。`,
    en: (f) => `Not taken: ${told(f, 'field')} of the plan's beacon is not that of drand quicknet, the pinned chain.`,
    status: 422,
    remedyZh: '请按drand quicknet的参数重新制定抽取计划。',
    remedyEn: 'Make the plan with the values of drand quicknet.',
  },
  BEACON_TOO_EARLY: {
    zh: (f) =>
      `不能采用：第${told(f, 'round')}轮信标的公布时间距揭示截止只有${told(f, 'seconds')}秒，须在截止60秒之后，否则最后一方可以挑选结果。`,
    en: (f) =>
      `Not taken: round ${told(f, 'round')} is published ${told(f, 'seconds')} s after the reveals close; at least 60 s are wanted.`,
    status: 422,
    remedyZh: '请在计划里改用更晚的一轮。',
    remedyEn: 'Name a later round in the plan.',
  },
  BEACON_POINT: {
    zh: (f) => `核验不通过：第${told(f, 'round')}轮信标的48字节不是有效的签名（${told(f, 'why')}）。`,
    en: (f) => `Not verified: the 48 bytes of round ${told(f, 'round')} are no signature: ${told(f, 'why')}.`,
    status: 422,
    remedyZh: '请从drand重新取得这一轮的签名。',
    remedyEn: 'Get the signature of this round from drand again.',
  },
  BEACON_SIGNATURE: {
    zh: (f) => `核验不通过：信标签名不是drand网络对第${told(f, 'round')}轮的签名。`,
    en: (f) => `Not verified: this is not drand's signature of round ${told(f, 'round')}.`,
    status: 422,
    remedyZh: '请从drand重新取得这一轮的签名；仍不符的，请向审计反映。',
    remedyEn: 'Get the signature of this round from drand again; if it still differs, tell the auditor.',
  },
  DRAW_TOO_LARGE: {
    zh: (f) => `没有核验：材料太大，超过${told(f, 'most')}字节。`,
    en: (f) => `Not checked: the bundle is larger than ${told(f, 'most')} bytes.`,
    status: 413,
    remedyZh: '请确认选对了文件：一百万户的材料也不会超过这个大小。',
    remedyEn: 'A bundle of a million targets stays below; check whether this is the right file.',
  },
  DRAW_MALFORMED: {
    zh: (f) => `抽取材料的格式不对：${told(f, 'at')}，${told(f, 'why')}。`,
    en: (f) => `The draw's bundle is malformed at ${told(f, 'at')}: ${told(f, 'why')}.`,
    status: 422,
    remedyZh: '请使用完整、未经改动的抽取材料。',
    remedyEn: 'Use the whole, unchanged bundle.',
  },
  DRAW_POOL_ROOT: {
    zh: () => '核验不通过：名录与公布的名录根不符，名录在锁定之后被改动过。',
    en: () => 'Not verified: the pool does not have the published root; it was changed after it was frozen.',
    status: 422,
    remedyZh: '请从公示页重新下载材料；仍不符的，请向审计反映。',
    remedyEn: 'Download the bundle again from the public page; if it still differs, tell the auditor.',
  },
  DRAW_QUOTA: {
    zh: (f) => `不能抽取：分层名额${when(f, 'stratum', (key) => `（层${key}）`)}不成立，${told(f, 'why')}。`,
    en: (f) =>
      `No draw: the quota ${when(f, 'stratum', (key) => `of stratum ${key} `)}does not hold: ${told(f, 'why')}.`,
    status: 422,
    remedyZh: '请核对计划中的比例、数量与分层。',
    remedyEn: 'Check ratio, number and strata of the plan.',
  },
  DRAW_COMMITMENT: {
    zh: (f) => `核验不通过：开示的对象与锁定的名录不符（${told(f, 'at')}，${told(f, 'why')}）。`,
    en: (f) => `Not verified: what is opened at ${told(f, 'at')} is not what was frozen: ${told(f, 'why')}.`,
    status: 422,
    remedyZh: '请从公示页重新下载材料；仍不符的，请向审计反映。',
    remedyEn: 'Download the bundle again; if it still differs, tell the auditor.',
  },
  DRAW_VOID: {
    zh: (f) => `本次抽取作废：计划要求各方都揭示份额，${told(f, 'party')}没有揭示。`,
    en: (f) => `The draw is void: the plan wants every reveal, and ${told(f, 'party')} made none.`,
    status: 409,
    remedyZh: '请牵头部门说明理由并经审批后另行锁定；原计划保留可查。',
    remedyEn: 'Freeze and plan a new draw with a reason and an approval; this plan stays on record.',
  },
  DRAW_RESULT: {
    zh: (f) => `核验不通过：重新计算的结果与公布的不同${when(f, 'at', (at) => `（${at}）`)}。`,
    en: (f) =>
      `Not verified: the recomputed result differs from the published one ${when(f, 'at', (at) => `at ${at}`)}.`,
    status: 422,
    remedyZh: '请从公示页重新下载材料；仍不符的，请向审计反映。',
    remedyEn: 'Download the bundle again; if it still differs, tell the auditor.',
  },
  DRAW_DUPLICATE_UNIT: {
    zh: () => '不能抽取：名录里有同一户出现两次，一户只能有一次机会。',
    en: () => 'No draw: the pool holds one target twice; each has one chance.',
    status: 422,
    remedyZh: '请清理名录中的重复后重新锁定。',
    remedyEn: 'Clear the duplicates and freeze the pool again.',
  },
  DRAW_ROSTER_ROOT: {
    zh: () => '核验不通过：人员名录与公布的名录根不符，名录在锁定之后被改动过。',
    en: () => 'Not verified: the roster does not have the published root; it was changed after it was frozen.',
    status: 422,
    remedyZh: '请重新取得完整材料；仍不符的，请向审计反映。',
    remedyEn: 'Get the full bundle again; if it still differs, tell the auditor.',
  },
  DRAW_DUPLICATE_OFFICER: {
    zh: () => '不能抽取：人员名录里有同一人出现两次，一人只能有一份机会。',
    en: () => 'No draw: the roster holds one officer twice; each has one chance.',
    status: 422,
    remedyZh: '请清理人员名录中的重复后重新锁定。',
    remedyEn: 'Clear the duplicates and freeze the roster again.',
  },
  DRAW_NO_SUCH_OFFICER: {
    zh: (f) => `核验不通过：${told(f, 'at')}涉及的人员不在锁定的人员名录里。`,
    en: (f) => `Not verified: the officer of ${told(f, 'at')} is not in the frozen roster.`,
    status: 422,
    remedyZh: '请核对变动记录中的人员；只有名录里的人员才有回避和退出。',
    remedyEn: 'Check the officer of the event: only those in the roster are recused or withdraw.',
  },
  DRAW_TOO_MANY_PLACES: {
    zh: (f) => `不能匹配人员：方案要${told(f, 'places')}个岗位，一次最多${told(f, 'most')}个。`,
    en: (f) => `No match: the plan wants ${told(f, 'places')} places on teams; ${told(f, 'most')} is the most.`,
    status: 422,
    remedyZh: '请减少抽取户数或每户的检查人数。',
    remedyEn: 'Draw fewer targets, or send fewer officers to each.',
  },
  DRAW_TEXT: {
    zh: (f) => `抽取材料里有不能使用的文字：${told(f, 'at')}，${told(f, 'why')}。`,
    en: (f) => `The draw's bundle holds a forbidden text at ${told(f, 'at')}: ${told(f, 'why')}.`,
    status: 422,
    remedyZh: '请去掉看不见的字符和首尾空格；系统只拒绝，从不代为更改。',
    remedyEn: 'Remove invisible characters and outer spaces; texts are refused, never repaired.',
  },
  DRAW_UNSUPPORTED: {
    zh: (f) => `这份抽取材料用到了本版本不支持的内容：${told(f, 'what')}。`,
    en: (f) => `This bundle uses what this version does not support: ${told(f, 'what')}.`,
    status: 422,
    remedyZh: '请使用与材料相符的版本核验。',
    remedyEn: 'Verify with the version that the bundle names.',
  },
  WINDOW_OPEN: {
    zh: (f) => `还不能给出：检查时间到${told(f, 'to')}为止，之前抽中的是哪些单位不出这个系统。`,
    en: (f) => `Not given yet: visits go on until ${told(f, 'to')}, and until then nobody takes the drawn names away.`,
    status: 409,
    remedyZh: '请在检查时间结束的次日起办理。',
    remedyEn: 'Ask again from the day after.',
  },
} as const satisfies Record<string, RefusalText>;
