import { readBundle } from '../../../domain/draw/bundle/bundle';
import { runBundle, type BundleRun } from '../../../domain/draw/bundle/run';
import { toHex } from '../../../domain/draw/encoding/bytes';
import { openUnits } from '../../../domain/draw/openings';
import { replay } from '../../../domain/draw/replacement';
import { teamHash } from '../../../domain/draw/result-hash';
import type { Result } from '../../../domain/kernel/result';
import { draw, freeze, plan, POOL_ID, REVEALS, SALT_KEY, unit, value } from './city';
import { PROFILES, sha256 } from './hashes';

const UNITS = Array.from({ length: 12 }, (_, i) => unit(`U${i}`, `1/0${i % 2}`, 1 + (i % 2)));
const POOL = freeze(UNITS);
const PLAN = { quota: [{ group: '*', mode: 'each', n: 3 }] } as const;
const DRAWN = draw(POOL, PLAN);
const EVENTS = [
  { type: 'replace', pos: 1, reason: 'closed', evidence: '' },
  { type: 'lock', pos: 2, reason: '', evidence: '' },
] as const;
const AFTER = value(replay(sha256, DRAWN, EVENTS)).state;
const OPENED = [...DRAWN.positions, ...AFTER.positions].flatMap(({ c }) => (c === null ? [] : [c]));

type Json = Record<string, unknown>;

const SHARED: Json = {
  plan_text: plan(POOL, PLAN).text,
  reveals: REVEALS,
  beacon: { text: '03 07 12 18 25 31+09' },
  events: EVENTS,
};
const PRIVATE: Json = {
  ...SHARED,
  salt_key: toHex(SALT_KEY),
  units: UNITS.map(({ uid, stratum, region, domain, weight }) => [uid, stratum, region, domain, weight]),
  officers: [],
};
const STRATA = POOL.strata.map(({ key, leaves }) => ({
  key,
  leaves: leaves.map(({ c, weight }) => (weight === 1 ? c : [c, weight])),
}));
const OPENINGS = value(openUnits(sha256, { poolId: POOL_ID, saltKey: SALT_KEY, units: UNITS }, [...new Set(OPENED)]));
const FULL: Json = { ...SHARED, strata: STRATA, roster: [], openings: OPENINGS, result: AFTER.resultHash };
const PUBLIC: Json = { ...SHARED, strata: STRATA, teams: AFTER.positions.map(() => teamHash(sha256, [])) };

const run = (json: Json): Result<BundleRun> => {
  const bundle = readBundle(json);
  return bundle.ok ? runBundle(PROFILES, bundle.value) : bundle;
};

describe('one draw in its three forms', () => {
  test.each([
    ['private', PRIVATE],
    ['full', FULL],
    ['public', PUBLIC],
  ])('comes to the fields of the draw from its %s form', (_, json) => {
    const { fields } = value(run(json));
    expect(fields).toEqual(value(run(PRIVATE)).fields);
    expect(fields).toMatchObject({
      seed: DRAWN.seed,
      quotas: DRAWN.quotas,
      events_head: AFTER.eventsHead,
      result_hash: AFTER.resultHash,
    });
    expect(fields.final.map(({ c }) => c)).toEqual(AFTER.positions.map(({ c }) => c));
  });

  test('needs no opening before the window is over', () => {
    expect(run({ ...FULL, openings: [] })).toMatchObject({ ok: true });
  });
});

/** A deep copy with one thing changed by hand. */
const tampered = (json: Json, change: (copy: never) => void): Json => {
  const copy = JSON.parse(JSON.stringify(json)) as Json;
  change(copy as never);
  return copy;
};

const OFFICER = {
  ...{ o: 'ab'.repeat(32), org: '消防', tags: [], regions: ['*'], from: '2026-01-01', to: '2026-12-31' },
  ...{ cap: 5, load0: 0, recuse: [] },
};

interface Editable {
  plan_text: string;
  strata: { key: string; leaves: (string | [string, number])[] }[];
  units: [string, string, string, string, number][];
  reveals: { id: string; secret: string }[];
  beacon: { text: string };
  events: { type: string; pos: number; reason: string }[];
  openings: { c: string; uid: string; salt: string }[];
  roster: unknown[];
  teams: string[];
  result: string;
  salt_key: string;
}

describe('a bundle is caught', () => {
  test.each<[string, string, Json, (copy: Editable) => void]>([
    ['a firm taken out', 'DRAW_POOL_ROOT', PRIVATE, ({ units }) => units.pop()],
    ['a firm put in', 'DRAW_POOL_ROOT', PRIVATE, ({ units }) => units.push(['GHOST', '1/00', '', '', 1])],
    ['a firm put in twice', 'DRAW_DUPLICATE_UNIT', PRIVATE, ({ units }) => units.push(['U0', '1/01', '', '', 1])],
    ['a firm moved to another stratum', 'DRAW_POOL_ROOT', PRIVATE, ({ units }) => units[0]?.splice(1, 1, '1/01')],
    ['another salt key', 'DRAW_POOL_ROOT', PRIVATE, (copy) => (copy.salt_key = '09'.repeat(32))],
    ['a leaf taken out', 'DRAW_POOL_ROOT', FULL, ({ strata }) => strata[0]?.leaves.pop()],
    [
      'a leaf made heavier',
      'DRAW_POOL_ROOT',
      PUBLIC,
      ({ strata }) => strata[1]?.leaves.splice(0, 1, [String(strata[1].leaves[0]?.[0]), 64]),
    ],
    ['leaves out of order', 'DRAW_MALFORMED', FULL, ({ strata }) => strata[0]?.leaves.reverse()],
    [
      'a stratum renamed',
      'DRAW_POOL_ROOT',
      PUBLIC,
      ({ strata }) => strata.forEach((stratum, i) => (stratum.key = `2/0${i}`)),
    ],
    [
      'another number to draw',
      'DRAW_RESULT',
      FULL,
      (copy) => (copy.plan_text = copy.plan_text.replace('"n":3', '"n":4')),
    ],
    [
      'another root in the plan',
      'DRAW_POOL_ROOT',
      FULL,
      (copy) => (copy.plan_text = copy.plan_text.replace(POOL.poolRoot, '00'.repeat(32))),
    ],
    [
      'a share that opens nothing',
      'SHARE_MISMATCH',
      FULL,
      ({ reveals }) => reveals[0] && (reveals[0].secret = '00'.repeat(32)),
    ],
    ['a share of nobody', 'SHARE_NOT_COMMITTED', FULL, ({ reveals }) => reveals[0] && (reveals[0].id = '别的部门')],
    ['a share suppressed', 'DRAW_RESULT', FULL, ({ reveals }) => reveals.pop()],
    ['another beacon', 'DRAW_RESULT', FULL, ({ beacon }) => (beacon.text = '03 07 12 18 25 31+10')],
    ['a replacement left out', 'DRAW_RESULT', FULL, ({ events }) => events.shift()],
    ['another reason', 'DRAW_RESULT', FULL, ({ events }) => events[0] && (events[0].reason = 'moved')],
    ['an event at no position', 'DRAW_MALFORMED', FULL, ({ events }) => events[0] && (events[0].pos = 6)],
    [
      'a recusal where nobody is matched',
      'DRAW_MALFORMED',
      FULL,
      ({ events }) =>
        events.push({ ...{ officer: '00'.repeat(32), evidence: '' }, type: 'recuse', pos: 0, reason: '' }),
    ],
    ['an opening of another firm', 'DRAW_COMMITMENT', FULL, ({ openings }) => openings[0] && (openings[0].uid = 'U99')],
    ['an opening left out', 'DRAW_COMMITMENT', FULL, ({ openings }) => openings.pop()],
    [
      'an opening given twice',
      'DRAW_DUPLICATE_UNIT',
      FULL,
      ({ openings }) => openings[0] && openings.push(openings[0]),
    ],
    ['another result', 'DRAW_RESULT', FULL, (copy) => (copy.result = '00'.repeat(32))],
    ['a roster row that is none', 'DRAW_MALFORMED', FULL, ({ roster }) => roster.push({})],
    ['an officer of no planned roster', 'DRAW_ROSTER_ROOT', FULL, ({ roster }) => roster.push(OFFICER)],
    ['a team where nobody is matched', 'DRAW_MALFORMED', PUBLIC, ({ teams }) => teams.splice(0, 1, '00'.repeat(32))],
    ['a team too few', 'DRAW_MALFORMED', PUBLIC, ({ teams }) => teams.pop()],
  ])('with %s', (_, code, json, change) => {
    expect(run(tampered(json, change))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('with a field that no form has', () => {
    expect(run({ ...FULL, note: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'DRAW_MALFORMED', facts: { at: 'note' } },
    });
  });

  test('without its plan, its reveals or its beacon', () => {
    for (const key of ['plan_text', 'reveals', 'beacon']) {
      const rest = Object.fromEntries(Object.entries(PRIVATE).filter(([name]) => name !== key));
      expect(run(rest)).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
    }
  });

  test.each([null, 1, 'x', [], {}])('when it is %j', (json) => {
    expect(readBundle(json)).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
  });
});

test('a profile without its hash is named as not supported', () => {
  const bundle = value(readBundle(PRIVATE));
  expect(runBundle({}, bundle)).toEqual({
    ok: false,
    refusal: { code: 'DRAW_UNSUPPORTED', facts: { what: 'sha256' } },
  });
});
