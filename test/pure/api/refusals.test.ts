import { REFUSAL_CODES } from '../../../domain/kernel/refusal-codes';
import type { Facts } from '../../../domain/kernel/result';
import { REFUSALS, tellRefusal } from '../../../contracts/refusals';
import { problemOf } from '../../../api/http/problem';
import { Problem } from '../../../contracts/routes/parts';

const CHINESE = /[\u4e00-\u9fff]/;

it('the table of texts and the union of codes name the same refusals', () => {
  expect(Object.keys(REFUSALS).sort()).toEqual([...REFUSAL_CODES].sort());
});

describe.each(REFUSAL_CODES)('%s', (code) => {
  const { zh, en, status, remedyZh, remedyEn } = REFUSALS[code];

  it('tells fact, reason and remedy in both languages, also when no fact is known', () => {
    expect(zh({})).toMatch(CHINESE);
    expect(remedyZh).toMatch(CHINESE);
    expect(en({})).not.toMatch(CHINESE);
    expect(remedyEn).not.toMatch(CHINESE);
    for (const sentence of [zh({}), remedyZh, en({}), remedyEn]) {
      expect(sentence).toMatch(/[。.]$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|操作失败|[!！]/);
    }
  });

  it('writes Chinese with full-width punctuation', () => {
    // A comma or semicolon between Chinese letters would be a half-width one.
    expect(`${zh({})}${remedyZh}`).not.toMatch(/[\u4e00-\u9fff][,;:?()]|[,;:?()][\u4e00-\u9fff]/);
  });

  it('has a status that says whose turn it is', () => {
    expect(
      code === 'INCIDENT'
        ? [500]
        : code === 'NOT_READY'
          ? [503]
          : [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429],
    ).toContain(status);
  });

  it('becomes a problem that the contract knows', () => {
    expect(Problem.parse(problemOf({ code, facts: {} }))).toMatchObject({ code, status });
  });
});

it('names the facts it was given, and prints an instant as Beijing time', () => {
  expect(
    tellRefusal({ code: 'WRONG_STAGE', facts: { command: '同意方案', stage: '拟定方案', allowed: '待审批' } }),
  ).toBe('现在不能办理『同意方案』：任务处于『拟定方案』，这件事只在『待审批』办理。请刷新页面，看现在在等谁。');
  expect(tellRefusal({ code: 'REVEAL_CLOSED', facts: { by: '2026-10-12T09:30:00.000Z' } })).toContain(
    '2026年10月12日（周一）17:30',
  );
});

it('calls roles by their names in the language of the text', () => {
  const facts = { command: '同意方案', role: 'approver,leader' };
  expect(REFUSALS.NOT_YOUR_ROLE.zh(facts)).toContain('审批人、负责人');
  expect(REFUSALS.NOT_YOUR_ROLE.en(facts)).toContain('approver, leader');
});

it('tells who typed a beacon wrong how that kind is written, with an example', () => {
  const malformed = (facts: Facts) => tellRefusal({ code: 'BEACON_MALFORMED', facts });
  expect(malformed({ format: 'RR RR RR RR RR RR+BB' })).toBe(
    '公开信标的格式不对：须为6个红球由小到大，再加蓝球，都写两位，如02 05 11 19 27 30+08。请照公布的原文录入。',
  );
  expect(malformed({ kind: 'drand' })).toContain('96位十六进制小写');
  expect(malformed({ kind: 'text', format: 'AA' })).toContain('须为AA');
});

it('tells departments by their names and keeps the ids for programs', () => {
  const facts = { org: 'fire', wanted: 2 };
  const problem = problemOf({ code: 'TOO_FEW_OFFICERS', facts }, { ...facts, org: '消防' });
  expect(problem.detail).toBe('不能到场：消防到场执法人员不足2人（V1、V2）。请该部门两名以上执法人员到场后再登记。');
  expect(problem.facts).toEqual(facts);
});

it('tells no id of an officer', () => {
  const facts = { command: '到场', officer: 'fire.12', why: 'onTeam' };
  for (const code of ['NOT_ON_TEAM', 'OFFICER_UNFIT'] as const)
    expect(tellRefusal({ code, facts })).not.toContain('fire.12');
});
