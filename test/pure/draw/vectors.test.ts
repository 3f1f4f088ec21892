import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundle } from '../../../domain/draw/bundle/bundle';
import { evaluatePrimitive, PRIMITIVE } from '../../../domain/draw/bundle/primitives';
import { runBundle } from '../../../domain/draw/bundle/run';
import { strictJson } from '../../../domain/draw/encoding/strict-json';
import { eventLink, type DrawEvent } from '../../../domain/draw/events';
import { teamHash, type TeamSlot } from '../../../domain/draw/result-hash';
import { PROFILES, sha256 } from './hashes';

interface Vector {
  readonly bundle: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly primitives?: readonly Readonly<Record<string, unknown>>[];
}

const load = (name: string): Vector => {
  const json = strictJson(readFileSync(join(__dirname, '../../vectors', name), 'utf8'));
  if (!json.ok) throw new Error(`${name} is not strict JSON`);
  return json.value as Vector;
};

const runOf = (vector: Vector): ReturnType<typeof runBundle> => {
  const bundle = readBundle(vector.bundle);
  return bundle.ok ? runBundle(PROFILES, bundle.value) : bundle;
};

describe.each([
  'public-01-tiny.json',
  'public-02-ties.json',
  'public-03-unicode-sm3.json',
  'public-04-1k.json',
  'public-05-officers.json',
  'public-06-public-view.json',
  'own-07-redraws.json',
])('vector %s', (name) => {
  const vector = load(name);
  const run = runOf(vector);
  const fields: Readonly<Record<string, unknown>> = run.ok ? { ...run.value.fields } : { refused: run.refusal };

  it.each(Object.keys(vector.expected))('comes to the expected %s', (key) => {
    expect(fields[key]).toEqual(vector.expected[key]);
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

describe('vector 05', () => {
  const full = load('public-05-officers.json');
  const view = load('public-06-public-view.json');

  it('has events whose links are the masked heads of its public view', () => {
    let head = String(full.expected['plan_hash']);
    const masked = view.bundle['events'] as { head?: string }[];
    for (const [k, event] of (full.bundle['events'] as DrawEvent[]).entries()) {
      const link = eventLink(sha256, head, event);
      if (!link.ok) throw new Error(link.refusal.code);
      head = link.value;
      if (masked[k]?.head !== undefined) expect(head).toBe(masked[k].head);
    }
    expect(head).toBe(full.expected['events_head']);
  });

  it('has teams whose hashes are those of its public view', () => {
    const teams = (full.expected['final'] as { team: TeamSlot[] }[]).map(({ team }) => teamHash(sha256, team));
    expect(teams).toEqual(view.bundle['teams']);
  });
});
