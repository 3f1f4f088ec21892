import { ok, refuse, type Refusal, type Result } from '../../kernel/result';
import { strictJson } from '../encoding/strict-json';
import { readBundle } from './bundle';
import { evaluatePrimitive, PRIMITIVE } from './primitives';
import { runBundle, type BundleRun, type Profiles } from './run';
import { isObject } from '../encoding/shape';

/** One value that is not as the vector says; both sides as JSON, cut to a readable length. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * How a vector came out. `equal`: every compared value as expected (or refused as expected). `different`: something is
 * not. `unsupported`: it needs what is not built yet. `unreadable`: no test vector at all.
 */
export type VectorReport =
  | {
      readonly status: 'equal';
      readonly compared: number;
      readonly refusal: Refusal | null;
    }
  | { readonly status: 'different'; readonly differences: readonly Difference[] }
  | { readonly status: 'unsupported'; readonly what: string }
  | { readonly status: 'unreadable'; readonly why: string };

/** What is no strict JSON is looked into only when it is small: strict JSON has bounds, and this has none. */
const SMALL = 2 ** 20;

const parseLoosely = (text: string): unknown => {
  if (text.length > SMALL) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Runs one test vector (测试向量): its bundle against the keys that stand in `expected`, and its `primitives`.
 * `expected: {"reject": true}` wants the bundle refused, be it for the JSON it is written in.
 * @param text the file, not yet parsed
 */
export const checkVector = (profiles: Profiles, text: string): VectorReport => {
  const strict = strictJson(text);
  const vector = strict.ok ? strict.value : parseLoosely(text);
  if (!isObject(vector)) return { status: 'unreadable', why: strict.ok ? 'not a JSON object' : told(strict.refusal) };
  const { bundle, expected } = vector;
  if (bundle === undefined || !isObject(expected)) return { status: 'unreadable', why: 'no bundle or no expected' };
  const run = strict.ok ? runOf(profiles, bundle) : strict;
  if (!run.ok && run.refusal.code === 'DRAW_UNSUPPORTED')
    return { status: 'unsupported', what: String(run.refusal.facts['what']) };
  const primitives = comparePrimitives(profiles, vector['primitives'] ?? []);
  if (!primitives.ok) return primitiveFault(primitives.refusal);
  const differences = [...compareRun(run, expected), ...primitives.value.differences];
  if (differences.length > 0) return { status: 'different', differences };
  return {
    status: 'equal',
    compared: Object.keys(expected).length + primitives.value.compared,
    refusal: run.ok ? null : run.refusal,
  };
};

const told = ({ code, facts }: Refusal): string => `${code} ${JSON.stringify(facts)}`;

const runOf = (profiles: Profiles, json: unknown): Result<BundleRun> => {
  const bundle = readBundle(json);
  return bundle.ok ? runBundle(profiles, bundle.value) : bundle;
};

const primitiveFault = ({ code, facts }: Refusal): VectorReport =>
  code === 'DRAW_UNSUPPORTED'
    ? { status: 'unsupported', what: String(facts['what']) }
    : { status: 'unreadable', why: `${String(facts['at'])}: ${String(facts['why'])}` };

const compareRun = (run: Result<BundleRun>, expected: Record<string, unknown>): Difference[] => {
  const wantsRefusal = expected['reject'] === true;
  if (!run.ok)
    return wantsRefusal ? [] : [difference('(bundle)', 'accepted', `refused: ${JSON.stringify(run.refusal)}`)];
  if (wantsRefusal) return [difference('(bundle)', 'refused', 'accepted')];
  const actual: Record<string, unknown> = { ...run.value.fields };
  return Object.keys(expected).flatMap((key) => firstDifference(key, expected[key], actual[key]) ?? []);
};

const comparePrimitives = (
  profiles: Profiles,
  value: unknown,
): Result<{ compared: number; differences: Difference[] }> => {
  if (!Array.isArray(value)) return refuse('DRAW_MALFORMED', { at: 'primitives', why: 'not a list' });
  const differences: Difference[] = [];
  for (const [i, raw] of value.entries()) {
    const primitive = PRIMITIVE(raw, `primitives[${i}]`);
    if (!primitive.ok) return primitive;
    const out = evaluatePrimitive(profiles, primitive.value);
    if (!out.ok) return out;
    if (out.value !== primitive.value.out)
      differences.push(difference(`primitives[${i}]`, primitive.value.out, out.value));
  }
  return ok({ compared: value.length, differences });
};

const READABLE = 200;

const difference = (field: string, expected: unknown, actual: unknown): Difference => {
  const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, READABLE);
  return { field, expected: shown(expected), actual: shown(actual) };
};

/** The first place at which two JSON values differ, whatever the order of an object's keys; null when they are equal. */
const firstDifference = (at: string, a: unknown, b: unknown): Difference | null => {
  const [keysOfA, keysOfB] = [keysOf(a), keysOf(b)];
  if (keysOfA === null || keysOfB === null || Array.isArray(a) !== Array.isArray(b))
    return a === b ? null : difference(at, a, b);
  if (keysOfA.length !== keysOfB.length) return difference(at, a, b);
  for (const key of keysOfA) {
    const within = firstDifference(
      Array.isArray(a) ? `${at}[${key}]` : `${at}.${key}`,
      valueAt(a, key),
      valueAt(b, key),
    );
    if (within !== null) return within;
  }
  return null;
};

const keysOf = (value: unknown): string[] | null =>
  typeof value === 'object' && value !== null ? Object.keys(value) : null;

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
