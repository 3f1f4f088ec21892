/** The 31 signs of GB 32100-2015 in their order of value: no I, O, S, V, Z, which are mistaken for digits. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^i mod 31 for the first 17 signs. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** `malformed`: not 18 of the permitted signs; an old registration number (注册号) is one of these. */
export type UsccCheck = 'valid' | 'bad check digit' | 'malformed';

/**
 * The check digit that belongs behind the first 17 signs of a credit code (校验码).
 * Anything but 17 permitted signs has none: null.
 */
export function usccCheckDigit(first17: string): string | null {
  const values = Array.from(first17, (sign) => SIGNS.indexOf(sign));
  if (values.length !== WEIGHTS.length || values.includes(-1)) return null;
  const sum = values.reduce((total, value, i) => total + value * WEIGHTS[i]!, 0);
  return SIGNS[(31 - (sum % 31)) % 31]!;
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015) as it stands: upper case, half width, no spaces.
 * It is a warning at most, never a refusal: genuine codes are in circulation whose check digit is wrong
 * (rules.md section 4).
 */
export function checkUscc(code: string): UsccCheck {
  const expected = usccCheckDigit(code.slice(0, 17));
  if (expected === null || code.length !== 18 || !SIGNS.includes(code[17]!)) return 'malformed';
  return code[17] === expected ? 'valid' : 'bad check digit';
}
