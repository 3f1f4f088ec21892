import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundle } from '../../../domain/draw/bundle/bundle';
import { evaluatePrimitive, PRIMITIVE } from '../../../domain/draw/bundle/primitives';
import { runBundle } from '../../../domain/draw/bundle/run';
import { strictJson } from '../../../domain/draw/encoding/strict-json';
import { PROFILES } from './hashes';

interface Vector {
  readonly bundle: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly primitives?: readonly Readonly<Record<string, unknown>>[];
}

const load = (name: string): Vector => {
  const json = strictJson(readFileSync(join(__dirname, '../../vectors', name), 'utf8'));
  if (!json.ok) throw new Error(`${name} is not strict JSON`);
  return json.value as Vector;
};

describe.each(['public-01-tiny.json', 'public-02-ties.json', 'public-04-1k.json'])('vector %s', (name) => {
  const vector = load(name);
  const bundle = readBundle(vector.bundle);
  const run = bundle.ok ? runBundle(PROFILES, bundle.value) : bundle;
  const fields: Readonly<Record<string, unknown>> = run.ok ? { ...run.value.fields } : { refused: run.refusal };

  it.each(Object.keys(vector.expected))('comes to the expected %s', (key) => {
    expect(fields[key]).toEqual(vector.expected[key]);
  });

  it('says that nobody verified its drand signature', () => {
    expect(run).toMatchObject({ ok: true, value: { beaconVerified: false } });
  });
});

describe('primitives of vector 01', () => {
  const primitives = load('public-01-tiny.json').primitives ?? [];

  it('are all there', () => expect(primitives).toHaveLength(56));

  it.each(primitives.map((raw, i) => [i, raw] as const))('number %i comes to its out', (i, raw) => {
    const primitive = PRIMITIVE(raw, `primitives[${i}]`);
    expect(primitive.ok && evaluatePrimitive(PROFILES, primitive.value)).toEqual({ ok: true, value: raw['out'] });
  });
});
