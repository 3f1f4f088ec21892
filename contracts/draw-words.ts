import type { CheckName } from '../domain/draw/bundle/check-names';
import type { Check } from '../domain/draw/bundle/checks';
import type { RefusalCode } from '../domain/kernel/refusal-codes';

/** How a check is called, and what is said of it where a bundle does not prove it. */
interface CheckWords {
  readonly zh: string;
  readonly open: string;
}

const ALWAYS_PROVED = '';

/** What is said of a checked bundle (抽取材料), by the command line and by the page without a network. */
export const CHECK_WORDS: Readonly<Record<CheckName, CheckWords>> = {
  json: { zh: '材料文字', open: ALWAYS_PROVED },
  plan: { zh: '抽取计划', open: ALWAYS_PROVED },
  form: { zh: '材料结构', open: ALWAYS_PROVED },
  pool: { zh: '锁定名录', open: ALWAYS_PROVED },
  shares: { zh: '抽取份额', open: ALWAYS_PROVED },
  beacon: { zh: '公开信标', open: ALWAYS_PROVED },
  seed: { zh: '种子', open: ALWAYS_PROVED },
  quotas: { zh: '分层名额', open: ALWAYS_PROVED },
  targets: { zh: '抽取对象', open: ALWAYS_PROVED },
  events: {
    zh: '抽取后的变动',
    open: '涉及个人的变动已隐去，只给出哈希。谁被替换、由谁递补，由结果证明；隐去的各条，以及最后一条隐去的变动之前的事由、佐证和锁定，由审计凭完整材料核验。',
  },
  officers: {
    zh: '匹配人员',
    open: '这份材料不含人员，只有各组的哈希；人员由审计凭完整材料核验，被检查单位凭本组的开示核验。',
  },
  result: { zh: '结果', open: '这份材料没有写明结果。请把算出的结果哈希与公布的逐字对照，一致才算核验通过。' },
  openings: { zh: '开示对象', open: '这份材料没有开示抽中的是哪些单位，只有它们的哈希。' },
  publication: { zh: '事先公布', open: '计划是否在揭示截止之前就已公布，材料证明不了，须看时间戳或当时的公布记录。' },
  completeness: { zh: '名录完整', open: '名录里有没有漏掉或虚列的单位，材料证明不了，须另行抽查。' },
  beacon_text: { zh: '信标原文', open: '信标是否就是该来源公布的原文，材料证明不了，请与公布的逐字对照。' },
  grounds: { zh: '变动事由', open: '变动的事由是否属实，材料证明不了。' },
};

export const STATUS_WORDS: Readonly<Record<Check['status'], string>> = {
  passed: '通过',
  failed: '不符',
  not_proved: '不能证明',
  not_reached: '未核验',
};

/**
 * What is wrong with a bundle (抽取材料), told to whoever checks one: a citizen, a journalist, an auditor. The table of
 * refusals tells the same codes to officials in the middle of a draw, who can still mend something; here nobody can.
 * `{fact}` is a fact of the refusal.
 */
export const FAULT_WORDS: Readonly<Partial<Record<RefusalCode, string>>> = {
  POOL_EMPTY: '名录里一户也没有',
  SHARE_MALFORMED: '{party}揭示的份额不是64位十六进制小写',
  SHARE_NOT_COMMITTED: '{party}揭示了份额，但计划里没有它的承诺',
  SHARE_MISMATCH: '{party}揭示的份额与它事先的承诺不符',
  SHARE_ALREADY_REVEALED: '{party}的份额揭示了两次',
  BEACON_MALFORMED: '公开信标的写法不符合计划所定的格式{format}',
  BEACON_MISMATCH: '计划定的信标是{planned}，材料里却是{given}',
  BEACON_CHAIN: '计划里信标的{field}不是drand quicknet的，材料自带的公钥证明不了什么',
  BEACON_TOO_EARLY: '第{round}轮信标比揭示截止只晚{seconds}秒公布，不足60秒，最后一方来得及挑选结果',
  BEACON_POINT: '第{round}轮信标的48字节不是签名（{why}）',
  BEACON_SIGNATURE: '信标签名不是drand网络对第{round}轮的签名',
  DRAW_TOO_LARGE: '材料超过{most}字节，没有读',
  DRAW_MALFORMED: '{at}不合格式（{why}）',
  DRAW_POOL_ROOT: '名录算出的根与计划所定的不同，名录在锁定之后被改动过',
  DRAW_QUOTA: '分层名额不成立（{stratum}{why}）',
  DRAW_COMMITMENT: '{at}与锁定的名录不符（{why}）',
  DRAW_VOID: '没有公开信标的抽取要各方都揭示份额，{party}没有揭示，抽取作废',
  DRAW_RESULT: '重新算出的{at}与写明的不同',
  DRAW_DUPLICATE_UNIT: '名录里同一户出现两次',
  DRAW_DUPLICATE_OFFICER: '名单里同一人员出现两次',
  DRAW_ROSTER_ROOT: '人员名单算出的根与计划所定的不同，名单在锁定之后被改动过',
  DRAW_NO_SUCH_OFFICER: '{at}说的人员不在名单里',
  DRAW_TOO_MANY_PLACES: '检查人员岗位{places}个，超过{most}个，没有匹配',
  DRAW_TEXT: '{at}有不能使用的文字（{why}）',
  DRAW_UNSUPPORTED: '这里不支持{what}',
};

/** Reasons and names within a refusal, which are English words of the code. What is not here stands as it is. */
export const FACT_WORDS: Readonly<Record<string, string>> = {
  'a commitment twice': '同一承诺出现两次',
  'a drawn target is not opened': '有抽中的对象没有开示',
  'a member twice': '同一项出现两次',
  'a number that is not an integer 0..2^53-1': '有不是非负整数的数',
  'a party twice': '同一部门出现两次',
  'a rate above one': '比例超过1',
  'a stratum twice': '同一层出现两次',
  'a stratum without leaves': '有一层是空的',
  'a team where nobody can be': '不该有人员的位置有人员',
  'a text beacon needs a party': '用文字作信标的，至少要一个部门出份额',
  'an officer leaves a draw that matches none': '没有匹配人员，却有人员变动',
  'does not lead to this pool root': '算不到这个名录根',
  'does not open its commitment': '开示的内容对不上承诺',
  'duplicate key': '同一个键出现两次',
  'ends before it begins': '止日早于起日',
  'ends too early': '没有写完',
  'forbidden character': '含有看不见的字符',
  'less than the floors of its strata': '总数少于各层的下限之和',
  'longer than 256 bytes': '超过256字节',
  'more than it holds': '名额多于该层户数',
  'more than its strata hold': '名额多于各层户数',
  'multiplies a stratum that it does not take': '倍数用在了不归它的层',
  'names a stratum that it does not take': '点到了不归它的层',
  'nested too deeply': '嵌套太深',
  'no position': '没有位置号',
  'no rule': '没有规则',
  'no rule takes this stratum': '没有规则管这一层',
  'no such position': '没有这个位置',
  'no unit of the pool has this commitment': '名录里没有这个承诺',
  'not 1 to 64': '不是1至64',
  'not 32 bytes': '不是32字节',
  'not JSON': '不是JSON',
  'not NFC': '不是NFC写法',
  'not UTF-8': '不是UTF-8文字',
  'not [uid, stratum, region, domain, w]': '不是五项的一行',
  'not a UTC moment to the second': '不是精确到秒的UTC时刻',
  'not a day': '不是日期',
  'not a list': '不是列表',
  'not a point of the group': '不是曲线上的点',
  'not a text': '不是文字',
  'not an object': '不是对象',
  'not ascending': '没有按升序排',
  'not in the pool': '名录里没有',
  'not who stands in the team': '不是检查组里的人员',
  'one of the team is not opened': '检查组里有人没有开示',
  'not the published team of this firm': '不是公布的这一户的检查组',
  'not [r, i, o]': '不是三项的一个岗位',
  'not in this stratum of the pool': '不在名录的这一层',
  'not named by its fixed rule': '规则没有点到这一层',
  'not one for each position': '与位置数不等',
  'space at an edge': '首尾有空格',
  'too many': '太多',
  'too many keys': '键太多',
  'too many values': '数据太多',
  'unknown field': '多出的字段',
  'without a beacon two parties are needed': '没有信标的，至少要两个部门出份额',
  drand: 'drand信标',
  empty: '是空的',
  file: '文件',
  infinity: '无穷远点',
  memory: '这么大的材料',
  missing: '缺少',
  none: '不用信标',
  officers: '人员匹配',
  sha256: 'SHA-256',
  sm3: 'SM3',
  text: '公布的文字',
  plan_hash: '计划哈希',
  result: '结果哈希',
  result_hash: '结果哈希',
  proof: '在库证明',
};

/** Facts with a number or a list in them. */
export const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^not an integer from (\d+) to (\d+)$/, '不是$1至$2的整数'],
  [/^not (\d+) bytes in lower-case hexadecimal$/, '不是$1字节的十六进制小写'],
  [/^none of (.+)$/, '不是$1之一'],
];
