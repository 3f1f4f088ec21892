import { certifiedThroughout, eligible, whyNot } from '../../../domain/match/officer';
import { officer, window } from './department-sample';

const need = { org: 'amr', ...window, recused: new Set(['recused']) };

describe('an officer may be drawn', () => {
  test('of the own department, in service, certified over the window, not recused', () =>
    expect(eligible(officer('o1'), need)).toBe(true));

  test.each([
    ['of another department', officer('o1', { org: 'fire' }), 'otherDepartment'],
    ['out of service', officer('o1', { active: false }), 'inactive'],
    ['without a certificate (V1)', officer('o1', { certificates: [] }), 'notCertified'],
    ['recused from the target (V4)', officer('recused'), 'recused'],
  ])('not %s', (_what, who, why) => {
    expect(whyNot(who, need)).toBe(why);
    expect(eligible(who, need)).toBe(false);
  });
});

describe('certificates cover the window', () => {
  const spans = (...pairs: [string, string][]) => pairs.map(([validFrom, validTo]) => ({ validFrom, validTo }));

  test.each<[string, [string, string][], boolean]>([
    ['from its first to its last day', [['2026-10-19', '2026-12-18']], true],
    ['not if the first day is missing', [['2026-10-20', '2027-12-31']], false],
    ['not if it expires a day early', [['2020-01-01', '2026-12-17']], false],
    [
      'renewed without a gap',
      [
        ['2026-11-01', '2030-01-01'],
        ['2020-01-01', '2026-10-31'],
      ],
      true,
    ],
    [
      'not renewed with a gap of a day',
      [
        ['2020-01-01', '2026-10-31'],
        ['2026-11-02', '2030-01-01'],
      ],
      false,
    ],
    [
      'whatever expired before',
      [
        ['2010-01-01', '2015-01-01'],
        ['2026-10-19', '2026-12-18'],
      ],
      true,
    ],
  ])('%s', (_what, certificates, expected) =>
    expect(certifiedThroughout(spans(...certificates), window.from, window.to)).toBe(expected),
  );
});
