import {
  add,
  equal,
  integer,
  invert,
  isZero,
  multiply,
  negate,
  P,
  scale,
  squareRoot,
  subtract,
  XI,
  type Fp2,
} from './field';

/**
 * Points in affine coordinates, null at infinity. Those of G1 (y² = x³ + 4) are written over Fp2 like those of G2
 * (y² = x³ + 4ξ), so that one addition serves both: it does not use the constant.
 */
export type Point = readonly [x: Fp2, y: Fp2] | null;

/** The order of both groups. */
export const R = BigInt('0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001');

/** Slope of the line through two points, of the tangent where they are one; null where it is upright. */
export const slope = ([x1, y1]: NonNullable<Point>, [x2, y2]: NonNullable<Point>): Fp2 | null => {
  if (!equal(x1, x2)) return multiply(subtract(y2, y1), invert(subtract(x2, x1)));
  if (!equal(y1, y2) || isZero(y1)) return null;
  return multiply(scale(multiply(x1, x1), 3n), invert(scale(y1, 2n)));
};

export const sum = (a: Point, b: Point): Point => {
  if (a === null || b === null) return a ?? b;
  const m = slope(a, b);
  if (m === null) return null;
  const x = subtract(multiply(m, m), add(a[0], b[0]));
  return [x, subtract(multiply(m, subtract(a[0], x)), a[1])];
};

export const opposite = (point: Point): Point => point && [point[0], negate(point[1])];

export const times = (n: bigint, point: Point): Point => {
  let result: Point = null;
  for (const bit of n.toString(2)) {
    result = sum(result, result);
    if (bit === '1') result = sum(result, point);
  }
  return result;
};

const [COMPRESSED, INFINITE, LARGER] = [0x80, 0x40, 0x20];
const COORDINATE_BYTES = 48;

/**
 * Reads a compressed point of 48 bytes (G1) or 96 (G2): three flags, then x, its higher half first. Only the one canonical
 * form is read, and only a point of the group of order R.
 * @returns undefined for anything else
 * Source: draft-irtf-cfrg-pairing-friendly-curves-11, appendix C.
 */
export const decode = (bytes: Uint8Array): Point | undefined => {
  const [flags = 0] = bytes;
  const [low, high] = coordinates(bytes);
  if ((flags & COMPRESSED) === 0 || low >= P || high >= P) return undefined;
  const larger = (flags & LARGER) !== 0;
  if ((flags & INFINITE) !== 0) return larger || low + high > 0n ? undefined : null;
  const x: Fp2 = [low, high];
  const isG1 = bytes.length === COORDINATE_BYTES;
  const root = squareRoot(add(multiply(multiply(x, x), x), scale(isG1 ? [1n, 0n] : XI, 4n)));
  if (root === null || (isG1 && root[1] !== 0n)) return undefined;
  const point: Point = [x, isLarger(root) === larger ? root : negate(root)];
  return times(R, point) === null ? point : undefined;
};

/** x = low + high·u; a point of G1 has no high half. */
const coordinates = (bytes: Uint8Array): Fp2 => {
  const unflagged = Uint8Array.from(bytes, (byte, i) => (i === 0 ? byte & 0x1f : byte));
  const low = integer(unflagged.subarray(-COORDINATE_BYTES));
  return [low, integer(unflagged.subarray(0, -COORDINATE_BYTES))];
};

/** Of a number and its negative one is larger; the higher coefficient decides where it is not 0. */
const isLarger = ([a, b]: Fp2): boolean => (b === 0n ? a : b) > P / 2n;
