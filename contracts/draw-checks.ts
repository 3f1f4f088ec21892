import type { Check, Checked } from '../domain/draw/bundle/checks';
import type { Refusal } from '../domain/kernel/result';
import { CHECK_WORDS, FACT_WORDS, FAULT_WORDS, PATTERNS, STATUS_WORDS } from './draw-words';

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

/** What a check came to, in one Chinese line without its values. */
export const tellCheck = ({ name, status, refusal }: Check): string => {
  const { zh, open } = CHECK_WORDS[name];
  const said = status === 'not_proved' ? open : refusal ? tellFault(refusal) : '';
  return `${STATUS_WORDS[status]}　${zh}${said && `：${said}`}`;
};

/** A refusal of a bundle in Chinese, without a full stop; of a code that no bundle meets, the code. */
export const tellFault = ({ code, facts }: Refusal): string =>
  (FAULT_WORDS[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => tellFact(name, facts[name]));

/** A fact as it is read out. The whole of a bundle has no path of its own. */
export const tellFact = (name: string, fact: unknown): string => {
  const word = typeof fact === 'number' ? fact.toLocaleString('en-US') : String(fact ?? '');
  if (name === 'at' && word === '') return '材料';
  const pattern = PATTERNS.find(([like]) => like.test(word));
  if (pattern !== undefined) return word.replace(...pattern);
  // A department may call itself what it likes.
  return Object.hasOwn(FACT_WORDS, word) ? (FACT_WORDS[word] ?? word) : word;
};
