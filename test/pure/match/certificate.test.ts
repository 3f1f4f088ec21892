import { certifiedSpan, certifiedThroughout } from '../../../domain/match/certificate';

const window = { from: '2026-10-19', to: '2026-12-18' };

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

test('certificates that follow each other are one span in the roster, from the first day to the last', () => {
  const renewed = [
    { validFrom: '2026-11-01', validTo: '2030-01-01' },
    { validFrom: '2020-01-01', validTo: '2026-10-31' },
  ];
  expect(certifiedSpan(renewed, window.from, window.to)).toEqual({ validFrom: '2020-01-01', validTo: '2030-01-01' });
});
