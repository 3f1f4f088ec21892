/** The field of BLS12-381 and its square extension Fp[u]/(u² + 1). Verifying has no secrets: nothing here is constant in time. */
export const P = BigInt(
  '0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab',
);

/** a + b·u; numbers of the base field have b = 0. */
export type Fp2 = readonly [bigint, bigint];

export const ZERO: Fp2 = [0n, 0n];
export const ONE: Fp2 = [1n, 0n];
/** The constant 1 + u, of which both the curve over Fp2 and the tower above it are made. */
export const XI: Fp2 = [1n, 1n];

export const mod = (a: bigint): bigint => {
  const rest = a % P;
  return rest < 0n ? rest + P : rest;
};

/** Bytes as a number, the highest first. */
export const integer = (bytes: Uint8Array): bigint => bytes.reduce((n, byte) => n * 256n + BigInt(byte), 0n);

export const add = (a: Fp2, b: Fp2): Fp2 => [mod(a[0] + b[0]), mod(a[1] + b[1])];
export const subtract = (a: Fp2, b: Fp2): Fp2 => [mod(a[0] - b[0]), mod(a[1] - b[1])];
export const negate = (a: Fp2): Fp2 => subtract(ZERO, a);
export const multiply = (a: Fp2, b: Fp2): Fp2 => [mod(a[0] * b[0] - a[1] * b[1]), mod(a[0] * b[1] + a[1] * b[0])];
export const scale = (a: Fp2, n: bigint): Fp2 => [mod(a[0] * n), mod(a[1] * n)];
export const equal = (a: Fp2, b: Fp2): boolean => a[0] === b[0] && a[1] === b[1];
export const isZero = (a: Fp2): boolean => equal(a, ZERO);

export const power = (base: Fp2, exponent: bigint): Fp2 => powerBy(multiply, ONE, base, exponent);

/** By squaring, for whatever can be multiplied. */
export const powerBy = <T>(times: (a: T, b: T) => T, one: T, base: T, exponent: bigint): T => {
  let result = one;
  for (const bit of exponent.toString(2)) {
    result = times(result, result);
    if (bit === '1') result = times(result, base);
  }
  return result;
};

/** 1/a; 0 for 0, as RFC 9380 wants it (inv0). */
export const invert = ([a, b]: Fp2): Fp2 => {
  const inverse = invertBase(mod(a * a + b * b));
  return [mod(a * inverse), mod(-b * inverse)];
};

/** Euclid's algorithm, some five times as quick as a power. */
const invertBase = (n: bigint): bigint => {
  let [a, b, x, y] = [P, n, 0n, 1n];
  while (b > 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return n === 0n ? 0n : mod(x);
};

/**
 * A square root, of which there are two or none; a number of the base field gets one of the base field, if there.
 * Source: RFC 9380 appendix I.1 and Adj, Rodríguez-Henríquez, "Square root computation over even extension fields", algorithm 9.
 */
export const squareRoot = (a: Fp2): Fp2 | null => {
  const root = a[1] === 0n ? power(a, (P + 1n) / 4n) : rootBeyond(a);
  return equal(multiply(root, root), a) ? root : null;
};

const rootBeyond = (a: Fp2): Fp2 => {
  const a1 = power(a, (P - 3n) / 4n);
  const x0 = multiply(a1, a);
  const alpha = multiply(a1, x0);
  if (equal(alpha, negate(ONE))) return multiply([0n, 1n], x0);
  return multiply(power(add(ONE, alpha), (P - 1n) / 2n), x0);
};
