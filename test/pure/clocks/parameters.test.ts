import { LATEST_PARAMETERS, PARAMETER_NAMES, parameterOf, type ParameterName } from '../../../domain/clocks/parameters';

describe('the budgets of duties', () => {
  test.each<[ParameterName, number]>([
    ['approval', 3],
    ['confirmation', 5],
    ['share', 3],
    ['reveal', 2],
    ['roster', 3],
    ['declaration', 2],
    ['recusalDecision', 2],
    ['schedule', 5],
    ['entry', 3],
    ['review', 5],
    ['closing', 5],
    ['incident', 1],
  ])('%s has %i working days by 17:30', (name, amount) => {
    const { budget, ends } = parameterOf(1, name);
    expect({ budget, ends }).toEqual({ budget: { amount, unit: 'workingDays' }, ends: 'office' });
  });

  test.each<[ParameterName, string]>([
    ['D1', '《企业公示信息抽查暂行办法》第十一条（D1）'],
    ['D2', '《广东省市场监管条例》第二十三条（D2）'],
  ])('%s is 20 working days by 24:00, on the ground of %s', (name, text) => {
    const { budget, ends, basis } = parameterOf(1, name);
    expect(budget).toEqual({ amount: 20, unit: 'workingDays' });
    expect(ends).toBe('statutory');
    expect(basis).toMatchObject({ parameter: name, version: 1, text });
  });

  test('each names itself, its version and its ground in Chinese', () => {
    expect(new Set(PARAMETER_NAMES).size).toBe(PARAMETER_NAMES.length);
    for (const name of PARAMETER_NAMES) {
      const { basis } = parameterOf(LATEST_PARAMETERS, name);
      expect(basis).toMatchObject({ parameter: name, version: LATEST_PARAMETERS });
      expect(basis.text).toMatch(/[\u4e00-\u9fff]/);
      expect(basis.title).toMatch(/^[\u4e00-\u9fff]+$/);
    }
  });

  test('a version that never was is refused', () => {
    expect(() => parameterOf(99, 'approval')).toThrow('99');
  });
});
