import type { Check, Checked } from '../domain/draw/bundle/checks';
import type { Refusal } from '../domain/kernel/result';
import { CHECK_WORDS, FACT_WORDS, FAULT_WORDS, PATTERNS, STATUS_WORDS } from './draw-words';

/**
 * The verdict in one Chinese sentence: 可信, 不可信 or 不支持, with the name of the check that failed. A bundle that is whole
 * in itself, and was held against nothing published, is trusted for no more than that: anybody can make one.
 */
export const tellVerdict = ({ verdict, checks, fields, after = 0 }: Checked): string => {
  const events = Number(checks.find(({ name }) => name === 'events')?.values['events'] ?? 0);
  const failed = checks.find(({ status }) => status === 'failed');
  if (failed?.refusal !== undefined) {
    const said = verdict === 'unsupported' ? '不支持' : '不可信';
    const told = `${said}，在『${CHECK_WORDS[failed.name].zh}』这一步：${tellFault(failed.refusal)}。`;
    return failed.refusal.facts['at'] === 'result_hash' && events > 0 ? told + maybeEarlier(events) : told;
  }
  const open = checks.filter(({ status }) => status === 'not_proved');
  const drawn = `重新计算抽中${fields?.initial.length ?? 0}户，各步都对得上`;
  const rest = `另有${open.length}项这份材料证明不了`;
  if (verdict === 'earlier')
    return `${whenOf(after)}可信：${drawn}，与您带来的结果哈希一致。此后又有${events - after}项变动（如回避递补），每项都改变结果哈希；现在的请与公布的逐字对照；${rest}。`;
  return open.some(({ name }) => name === 'result')
    ? `材料自身可信：${drawn}；是不是公布的那次抽取，须拿结果哈希与公布的逐字对照；${rest}。`
    : `可信：${drawn}，结果与写明的一致；${rest}。`;
};

const whenOf = (after: number): string => (after === 0 ? '抽取当时的结果' : `抽取后第${after}项变动之后的结果`);

/** A public view cannot tell what its result was before an officer's recusal; who brings an older hash is told where to look. */
const maybeEarlier = (events: number): string =>
  `抽取后有${events}项变动（如回避递补），每项都改变结果哈希：如果您带来的是变动以前的，请到抽取记录上找到它，用当时的材料核验。`;

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
