import { resultCodes } from '../../../domain/catalogue/result-codes';
import { nextSteps } from '../../../domain/results/next-steps';

const stepsOf = (code: string) => nextSteps(resultCodes(1).find((entry) => entry.code === code) ?? { trigger: null });

test.each([
  ['1', []],
  ['F', []],
  ['6', ['D3']],
  ['C', ['D3']],
  ['B', ['D3']],
  ['E', ['D17']],
  ['A', ['D9']],
  ['8', ['D5']],
])('result %s sets off %j', (code, rules) => expect(stepsOf(code).map(({ rule }) => rule)).toEqual(rules));

test('undisclosed information is first ordered to be disclosed, within ten calendar days', () => {
  expect(stepsOf('B')).toMatchObject([{ trigger: 'order', budget: { amount: 10, unit: 'calendarDays' } }]);
});

test('a decision on the abnormal list has ten working days, one on filing a case fifteen', () => {
  expect(stepsOf('6')[0]?.budget).toEqual({ amount: 10, unit: 'workingDays' });
  expect(stepsOf('A')[0]?.budget).toEqual({ amount: 15, unit: 'workingDays' });
});

test('a refusal to cooperate is published; a listing wants a heavy penalty first', () => {
  expect(stepsOf('8')[0]?.text).toMatch(/公示.*较重行政处罚/);
});

test('every step cites its source', () => {
  for (const { code } of resultCodes(1)) for (const { source } of stepsOf(code)) expect(source).toMatch(/第.+条/);
});
