import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, FullBundle, PrivateBundle } from '../../../../domain/draw/bundle/bundle';
import { checkBundle } from '../../../../domain/draw/bundle/checks';
import { bundleJson } from '../../../../domain/draw/bundle/json';
import { fullBundleOf, publicViewOf } from '../../../../domain/draw/bundle/publish';
import { readBundle } from '../../../../domain/draw/bundle/bundle';
import { runBundle, type BundleFields } from '../../../../domain/draw/bundle/run';
import type { DrawEvent } from '../../../../domain/draw/events';
import type { Opening } from '../../../../domain/draw/openings';
import type { RosterRow } from '../../../../domain/draw/roster';
import type { Result } from '../../../../domain/kernel/result';
import { value } from '../city';
import { PROFILES } from '../hashes';
import { changed, EVENTS, o, OFFICERS, planOf, PRIVATE, reread, UNITS } from './city';

const fieldsOf = (bundle: Bundle): BundleFields => value(runBundle(PROFILES, bundle)).fields;
const FULL = value(fullBundleOf(PROFILES, PRIVATE));
const VIEW = value(publicViewOf(PROFILES, FULL));

describe('a draw with officers', () => {
  const fields = fieldsOf(PRIVATE);

  test('names its teams before and after its events', () => {
    expect(fields.initial.some(({ team }) => team.length === 4 && team.every(([, , officer]) => officer))).toBe(true);
    expect(fields.events.map(({ type }) => type)).toEqual(EVENTS.map(({ type }) => type));
    expect(fields.events.flatMap(({ changed: slots }) => slots)).not.toEqual([]);
    expect(Object.keys(fields.levels ?? {})).toEqual(['市场监管', '消防']);
  });

  test('asks a role of its own group only', () => {
    for (const { stratum, team } of fields.initial)
      expect(team.some(([role]) => role === 2)).toBe(stratum.startsWith('1/'));
  });

  test('leaves nobody on a team who withdrew or is recused, but where it was locked before', () => {
    const recused = OFFICERS.flatMap(({ oid, recuse }) =>
      FULL.openings.flatMap(({ uid, c }) => (recuse.includes(uid) ? [`${o(oid)} ${c}`] : [])),
    );
    fields.final.forEach(({ c, team }, position) => {
      const members = team.map(([, , officer]) => officer);
      expect(members).not.toContain(o('工号2'));
      if (position !== 1) expect(members).not.toContain(o('工号1'));
      for (const officer of members) expect(recused).not.toContain(`${officer} ${c}`);
    });
  });

  test('has one result in its three forms', () => {
    expect(fieldsOf(FULL)).toEqual(fields);
    expect(fieldsOf(VIEW).result_hash).toBe(fields.result_hash);
    expect(FULL.result).toBe(fields.result_hash);
    expect(value(publicViewOf(PROFILES, PRIVATE))).toEqual(VIEW);
  });

  test.each<[string, Bundle]>([
    ['private', PRIVATE],
    ['full', FULL],
    ['public', VIEW],
  ])('reads its %s form back from JSON as it was', (_, bundle) => {
    expect(reread(bundleJson(bundle))).toEqual({ ok: true, value: bundle });
  });

  test('passes every check in its full form', () => {
    const checked = checkBundle(PROFILES, JSON.stringify(bundleJson(FULL)));
    expect(checked).toMatchObject({ verdict: 'passed', form: 'full' });
    expect(checked.checks.find(({ name }) => name === 'officers')).toMatchObject({
      status: 'passed',
      values: { officers: OFFICERS.length, roles: 3 },
    });
  });

  test('is empty where the reserve is exhausted: a vacant position has no team, and its officers are free', () => {
    const until: DrawEvent[] = Array.from({ length: 12 }, () => ({ ...EVENTS[2]!, pos: 0 }) as DrawEvent);
    const { final, events, initial } = fieldsOf({ ...PRIVATE, events: until });
    expect(final[0]).toMatchObject({ c: null, ticket: null, team: [] });
    const last = events.findIndex(({ to }) => to === null);
    expect(events[last]?.changed).toHaveLength(initial[0]?.team.length ?? 0);
    expect(events.slice(last + 1).every(({ changed: slots }) => slots.length === 0)).toBe(true);
  });
});

describe('the public view', () => {
  test('of vector 05 is vector 06', () => {
    const vector = (name: string): { bundle: object } =>
      JSON.parse(readFileSync(join(__dirname, '../../../vectors', name), 'utf8')) as { bundle: object };
    const full = value(readBundle(vector('public-05-officers.json').bundle)) as FullBundle;
    const view = bundleJson(value(publicViewOf(PROFILES, full)));
    expect(JSON.parse(JSON.stringify(view))).toEqual(vector('public-06-public-view.json').bundle);
    expect(Object.keys(view)).toEqual(Object.keys(vector('public-06-public-view.json').bundle));
  });

  test('names no officer, no firm and no ground of a recusal', () => {
    const shown = JSON.stringify({ ...bundleJson(VIEW), plan_text: '' });
    for (const { oid } of OFFICERS) for (const secret of [oid, o(oid)]) expect(shown).not.toContain(secret);
    for (const { uid } of UNITS) expect(shown).not.toContain(`"${uid}"`);
    expect(shown).not.toContain('kin');
    expect(JSON.stringify(bundleJson(FULL))).not.toContain(PRIVATE.saltKey);
  });

  test('of a bundle that does not hold is refused', () => {
    const broken = { ...FULL, result: '00'.repeat(32) };
    expect(publicViewOf(PROFILES, broken)).toMatchObject({ ok: false, refusal: { code: 'DRAW_RESULT' } });
    expect(fullBundleOf(PROFILES, { ...PRIVATE, officers: [] })).toMatchObject({
      refusal: { code: 'DRAW_ROSTER_ROOT' },
    });
    expect(publicViewOf({}, FULL)).toMatchObject({ refusal: { code: 'DRAW_UNSUPPORTED', facts: { what: 'sha256' } } });
    expect(fullBundleOf({}, PRIVATE)).toMatchObject({ refusal: { code: 'DRAW_UNSUPPORTED' } });
  });
});

interface FullJson {
  plan_text: string;
  roster: { -readonly [K in keyof RosterRow]: RosterRow[K] }[];
  openings: { -readonly [K in keyof Opening]: Opening[K] }[];
  events: { type: string; pos?: number; officer?: string; reason: string }[];
}

interface PrivateJson extends Omit<FullJson, 'roster'> {
  officers: { oid: string; org: string; tags: string[]; to: string; recuse: string[]; cap: number }[];
}

const runOf = (json: unknown): Result<unknown> => {
  const bundle = reread(json);
  return bundle.ok ? runBundle(PROFILES, bundle.value) : bundle;
};

describe('a full bundle is caught', () => {
  test.each<[string, string, string, (copy: FullJson) => unknown]>([
    ['an officer given more visits', 'DRAW_ROSTER_ROOT', 'officers', ({ roster }) => (roster[0]!.cap += 1)],
    ['an officer freed of a recusal', 'DRAW_ROSTER_ROOT', 'officers', ({ roster }) => (roster[0]!.recuse = [])],
    ['an officer left out', 'DRAW_ROSTER_ROOT', 'officers', ({ roster }) => roster.pop()],
    ['an officer twice', 'DRAW_DUPLICATE_OFFICER', 'officers', ({ roster }) => roster.push(roster[0]!)],
    ['a tag twice', 'DRAW_MALFORMED', 'form', ({ roster }) => (roster[0]!.tags = ['食品', '食品'])],
    ['an officer of another name', 'DRAW_ROSTER_ROOT', 'officers', ({ roster }) => (roster[0]!.o = 'ab'.repeat(32))],
    ['a drawn firm not opened', 'DRAW_COMMITMENT', 'officers', ({ openings }) => openings.pop()],
    ['a firm moved to another region', 'DRAW_COMMITMENT', 'officers', ({ openings }) => (openings[0]!.region = '北区')],
    ['no opening at all', 'DRAW_COMMITMENT', 'officers', ({ openings }) => openings.splice(0)],
    ['a recusal left out', 'DRAW_RESULT', 'result', ({ events }) => events.shift()],
    ['another officer withdrawn', 'DRAW_RESULT', 'result', ({ events }) => (events[1]!.officer = o('工号4'))],
    ['a stranger withdrawn', 'DRAW_NO_SUCH_OFFICER', 'events', ({ events }) => (events[1]!.officer = 'ab'.repeat(32))],
    ['a stranger recused', 'DRAW_NO_SUCH_OFFICER', 'events', ({ events }) => (events[0]!.officer = 'ab'.repeat(32))],
    ['a recusal at no position', 'DRAW_MALFORMED', 'events', ({ events }) => (events[0]!.pos = 6)],
    ['a lock moved', 'DRAW_RESULT', 'result', ({ events }) => (events[3]!.pos = 2)],
    [
      'a masked recusal',
      'DRAW_MALFORMED',
      'form',
      ({ events }) => Object.assign(events[0]!, { head: '00'.repeat(32) }),
    ],
  ])('with %s', (_, code, check, change) => {
    const json = changed<FullJson>(FULL, change);
    expect(runOf(json)).toMatchObject({ ok: false, refusal: { code } });
    const failed = checkBundle(PROFILES, JSON.stringify(json)).checks.find(({ status }) => status === 'failed');
    expect(failed).toMatchObject({ name: check, refusal: { code } });
  });
});

describe('a private bundle is caught', () => {
  test.each<[string, string, (copy: PrivateJson) => unknown]>([
    ['an officer of another department', 'DRAW_ROSTER_ROOT', ({ officers }) => (officers[0]!.org = '消防')],
    ['an officer twice', 'DRAW_DUPLICATE_OFFICER', ({ officers }) => officers.push(officers[0]!)],
    ['a recusal from a firm of no pool', 'DRAW_COMMITMENT', ({ officers }) => officers[0]!.recuse.push('GHOST')],
    ['a certificate until no day', 'DRAW_MALFORMED', ({ officers }) => (officers[0]!.to = '2027-13-01')],
    ['an officer whose name ends in a blank', 'DRAW_TEXT', ({ officers }) => (officers[0]!.oid += ' ')],
    ['a field that no officer has', 'DRAW_MALFORMED', ({ officers }) => Object.assign(officers[0]!, { note: '' })],
  ])('with %s', (_, code, change) => {
    expect(runOf(changed<PrivateJson>(PRIVATE, change))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('with more places on teams than anybody can match', () => {
    const match = { from: '2026-03-01', to: '2026-06-30', roles: [{ org: '消防', tag: '', count: 2 ** 20 }] };
    const crowded: PrivateBundle = { ...PRIVATE, plan: planOf({ match }), events: [] };
    expect(runBundle(PROFILES, crowded)).toEqual({
      ok: false,
      refusal: { code: 'DRAW_TOO_MANY_PLACES', facts: { places: 6 * 2 ** 20, most: 2 ** 20 } },
    });
  });
});
