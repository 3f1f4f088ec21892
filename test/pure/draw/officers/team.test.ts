import { proveUnit, readProof } from '../../../../domain/draw/bundle/proof';
import { publicViewOf } from '../../../../domain/draw/bundle/publish';
import { runBundle } from '../../../../domain/draw/bundle/run';
import { checkTeam, openTeam, TEAM, type TeamOpening } from '../../../../domain/draw/bundle/team';
import { fromHex } from '../../../../domain/draw/encoding/bytes';
import type { TeamSlot } from '../../../../domain/draw/result-hash';
import { value } from '../city';
import { PROFILES, sha256 } from '../hashes';
import { OFFICERS, PRIVATE } from './city';

describe('the team of a firm that was drawn', () => {
  const run = value(runBundle(PROFILES, PRIVATE)).fields;
  const publicTeams = value(publicViewOf(PROFILES, PRIVATE)).teams;
  const holder = { poolId: PRIVATE.plan.poolId, saltKey: fromHex(PRIVATE.saltKey) };
  const oids = OFFICERS.map(({ oid }) => oid);
  const opened = (position: number): TeamOpening => {
    const slots = run.final[position]?.team ?? [];
    const team = value(openTeam(sha256, holder, { position, slots }, oids));
    return value(TEAM(JSON.parse(JSON.stringify(team)), 'team'));
  };

  test('is opened to it, and has the hash that the public view has', () => {
    const hashes = run.final.map((_, position) => checkTeam(sha256, holder.poolId, opened(position)));
    expect(hashes).toEqual(publicTeams.map((hash) => ({ ok: true, value: hash })));
  });

  test('names nobody else of the roster', () => {
    const named = new Set(opened(0).officers.map(({ oid }) => oid));
    expect(named.size).toBe(new Set(opened(0).slots.flatMap(([, , o]) => o ?? [])).size);
    expect(named.size).toBeLessThan(oids.length);
  });

  const team = opened(0);
  const [first, ...rest] = team.officers;
  test.each<[string, TeamOpening]>([
    ['an officer under another name', { ...team, officers: [{ ...first!, oid: 'X' }, ...rest] }],
    ['another salt', { ...team, officers: [{ ...first!, salt: 'ab'.repeat(32) }, ...rest] }],
    ['an officer left out', { ...team, officers: rest }],
    ['an officer twice', { ...team, officers: [first!, first!, ...rest] }],
    ['a place of another officer', { ...team, slots: [[0, 0, 'ab'.repeat(32)], ...team.slots.slice(1)] }],
  ])('with %s is caught', (_what, changed) => {
    expect(checkTeam(sha256, holder.poolId, changed)).toMatchObject({
      ok: false,
      refusal: { code: 'DRAW_COMMITMENT' },
    });
  });

  test('with a place emptied has another hash', () => {
    const [[r, i, o], ...others] = team.slots as [TeamSlot, ...TeamSlot[]];
    const officers = others.some(([, , other]) => other === o)
      ? team.officers
      : team.officers.filter((one) => one.o !== o);
    const emptied = { ...team, slots: [[r, i, null] as const, ...others], officers };
    expect(value(checkTeam(sha256, holder.poolId, emptied))).not.toBe(publicTeams[0]);
  });

  test('of an officer whom nobody knows cannot be opened', () => {
    expect(openTeam(sha256, holder, team, oids.slice(0, 0))).toMatchObject({
      ok: false,
      refusal: { code: 'DRAW_NO_SUCH_OFFICER' },
    });
  });

  test('travels in the proof of its firm', () => {
    const proof = value(proveUnit(sha256, PRIVATE, PRIVATE.units[0]?.uid ?? ''));
    expect(value(readProof(JSON.parse(JSON.stringify({ ...proof, team })), '')).team).toEqual(team);
    expect(readProof({ ...proof, team: { ...team, slots: [[0, 0]] } }, '')).toMatchObject({ ok: false });
  });
});
