import type { CheckName } from '../domain/draw/bundle/check-names';
import type { Check, Checked } from '../domain/draw/bundle/checks';
import { tellFault } from './draw-faults';

/** How a check is called, and what is said of it where a bundle does not prove it. */
interface CheckWords {
  readonly zh: string;
  readonly open: string;
}

const ALWAYS_PROVED = '';

export const CHECK_WORDS: Readonly<Record<CheckName, CheckWords>> = {
  json: { zh: '材料文字', open: ALWAYS_PROVED },
  plan: { zh: '抽取方案', open: ALWAYS_PROVED },
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
  publication: { zh: '事先公布', open: '方案是否在揭示截止之前就已公布，材料证明不了，须看时间戳或当时的公布记录。' },
  completeness: { zh: '名录完整', open: '名录里有没有漏掉或虚列的单位，材料证明不了，须另行抽查。' },
  beacon_text: { zh: '信标原文', open: '信标是否就是该来源公布的原文，材料证明不了，请与公布的逐字对照。' },
  grounds: { zh: '变动事由', open: '变动的事由是否属实，材料证明不了。' },
};

/**
 * The verdict in one Chinese sentence: 可信, 不可信 or 不支持, with the name of the check that failed. A bundle that is whole
 * in itself, and was held against nothing published, is trusted for no more than that: anybody can make one.
 */
export const tellVerdict = ({ verdict, checks, fields }: Checked): string => {
  const failed = checks.find(({ status }) => status === 'failed');
  if (failed?.refusal !== undefined) {
    const said = verdict === 'unsupported' ? '不支持' : '不可信';
    return `${said}，在『${CHECK_WORDS[failed.name].zh}』这一步：${tellFault(failed.refusal)}。`;
  }
  const open = checks.filter(({ status }) => status === 'not_proved');
  const drawn = `重新计算抽中${fields?.initial.length ?? 0}户，各步都对得上`;
  const rest = `另有${open.length}项这份材料证明不了`;
  return open.some(({ name }) => name === 'result')
    ? `材料自身可信：${drawn}；是不是公布的那次抽取，须拿结果哈希与公布的逐字对照；${rest}。`
    : `可信：${drawn}，结果与写明的一致；${rest}。`;
};

const STATUS_WORDS: Readonly<Record<Check['status'], string>> = {
  passed: '通过',
  failed: '不符',
  not_proved: '不能证明',
  not_reached: '未核验',
};

/** What a check came to, in one Chinese line without its values. */
export const tellCheck = ({ name, status, refusal }: Check): string => {
  const { zh, open } = CHECK_WORDS[name];
  const said = status === 'not_proved' ? open : refusal ? tellFault(refusal) : '';
  return `${STATUS_WORDS[status]}　${zh}${said && `：${said}`}`;
};
