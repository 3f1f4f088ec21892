import fc from 'fast-check';
import { checkUscc, usccCheckDigit } from '../../../domain/library/uscc';

const SIGNS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('the check of a credit code (GB 32100-2015)', () => {
  test.each([
    ['91440101MA5CJQ4N59', 'valid'],
    ['91350200776049653A', 'valid'],
    ['91442000MA4TT0017N', 'valid'],
    ['91442000MA4TT0025H', 'valid'],
    // genuine codes that fail: the reason why the check only warns
    ['91350203M0001QAY9B', 'bad check digit'],
    ['91350100M0001TGQXM', 'bad check digit'],
    ['91350211M0000XUF46', 'bad check digit'],
    // not a credit code at all
    ['', 'malformed'],
    ['442000000012345', 'malformed'],
    ['91440101MA5CJQ4N5', 'malformed'],
    ['91440101MA5CJQ4N599', 'malformed'],
    ['91440101MA5CJQ4N5Z', 'malformed'],
    ['91440101ma5cjq4n59', 'malformed'],
    ['91440101MA5CJO4N59', 'malformed'],
    ['９１440101MA5CJQ4N59', 'malformed'],
    ['91442000MA5🍜🍜31X7', 'malformed'],
  ])('says of %s: %s', (code, verdict) => {
    expect(checkUscc(code)).toBe(verdict);
  });

  test('exactly one check digit fits the first 17 signs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SIGNS), { minLength: 17, maxLength: 17 }), (signs) => {
        const first17 = signs.join('');
        expect(SIGNS.filter((sign) => checkUscc(first17 + sign) === 'valid')).toEqual([usccCheckDigit(first17)]);
      }),
    );
  });

  test('one mistyped sign never passes unnoticed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...SIGNS), { minLength: 17, maxLength: 17 }),
        fc.nat(16),
        fc.integer({ min: 1, max: 30 }),
        (signs, at, shift) => {
          const check = usccCheckDigit(signs.join(''))!;
          const mistyped = signs.map((sign, i) => (i === at ? SIGNS[(SIGNS.indexOf(sign) + shift) % 31]! : sign));
          expect(checkUscc(mistyped.join('') + check)).toBe('bad check digit');
        },
      ),
    );
  });
});
