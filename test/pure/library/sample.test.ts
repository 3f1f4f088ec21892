import { checkItem, inForce } from '../../../domain/catalogue/item';
import { ROLES } from '../../../domain/kernel/duty';
import { randomOf, sampleCity } from '../../../domain/library/sample';
import { townOf } from '../../../domain/library/town-of';
import { checkUscc } from '../../../domain/library/uscc';

const TODAY = '2026-11-24';
const city = sampleCity(randomOf('liancha'), TODAY);
const count = <T>(list: readonly T[], key: (entry: T) => string): Record<string, number> =>
  list.reduce<Record<string, number>>((n, entry) => ({ ...n, [key(entry)]: (n[key(entry)] ?? 0) + 1 }), {});

describe('the sample city', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(JSON.stringify(sampleCity(randomOf('liancha'), TODAY))).toBe(JSON.stringify(city));
    expect(JSON.stringify(sampleCity(randomOf('other'), TODAY))).not.toBe(JSON.stringify(city));
  });

  test('has 12 departments, 23 towns, 60 officers, 6 experts, 600 targets', () => {
    const kinds = count(city.orgs, ({ kind }) => kind);
    expect(kinds).toMatchObject({ city: 1, department: 12, town: 23, experts: 1 });
    expect(city.officers.filter(({ orgId }) => orgId !== 'experts')).toHaveLength(60);
    expect(city.targets).toHaveLength(600);
  });

  test('names parents before children, so that rows can be inserted in order', () => {
    const seen = new Set<string | null>([null]);
    for (const { id, parentId } of city.orgs) {
      expect(seen).toContain(parentId);
      seen.add(id);
    }
  });
});

describe('its people', () => {
  test('are each somebody else, with one login and one post', () => {
    expect(new Set(city.persons.map(({ name }) => name)).size).toBe(city.persons.length);
    expect(new Set(city.persons.map(({ login }) => login)).size).toBe(city.persons.length);
    expect(city.posts.map(({ personId }) => personId).sort()).toEqual(city.persons.map(({ id }) => id).sort());
  });

  test('hold every role there is', () => {
    expect(new Set(city.posts.map(({ role }) => role))).toEqual(new Set(ROLES));
  });

  test('suffice in each department for four eyes and for two certified officers (V1, V2)', () => {
    for (const { id } of city.orgs.filter(({ kind }) => kind === 'department')) {
      const roles = city.posts.filter(({ orgId }) => orgId === id).map(({ role }) => role);
      expect(roles).toEqual(expect.arrayContaining(['handler', 'approver', 'leader', 'reviewer', 'officer']));
      const able = city.officers.filter(
        ({ orgId, id: officer }) =>
          orgId === id && city.certificates.some((c) => c.officerId === officer && TODAY <= c.validTo),
      );
      expect(able.length).toBeGreaterThanOrEqual(['amr', 'fire', 'eco'].includes(id) ? 8 : 2);
    }
  });

  test('of the library of experts hold a field each, and no certificate (V3)', () => {
    const experts = city.officers.filter(({ orgId }) => orgId === 'experts');
    expect(experts).toHaveLength(6);
    expect(experts.every(({ fields }) => fields.length > 0)).toBe(true);
    expect(city.certificates.filter(({ officerId }) => officerId.startsWith('experts.'))).toEqual([]);
  });

  test('have certificates of which two have run out and one will within a month', () => {
    const left = city.certificates.map(({ validTo }) => validTo);
    expect(left.filter((day) => day < TODAY)).toHaveLength(2);
    expect(left.filter((day) => day >= TODAY && day <= '2026-12-24')).toHaveLength(1);
    expect(new Set(city.certificates.map(({ issuer, number }) => issuer + number)).size).toBe(60);
  });
});

describe('its targets', () => {
  test('have valid codes of their own, and names of their own', () => {
    expect(city.targets.filter(({ uid }) => checkUscc(uid) !== 'valid')).toEqual([]);
    expect(new Set(city.targets.map(({ uid }) => uid)).size).toBe(600);
    expect(new Set(city.targets.map(({ name }) => name)).size).toBe(600);
  });

  test('lie in the town that their address names, and leave no town out', () => {
    for (const { address, townCode } of city.targets) expect(townOf(address)?.code).toBe(townCode);
    expect(new Set(city.targets.map(({ townCode }) => townCode)).size).toBe(23);
  });

  test('are of all trades, some with credit flags', () => {
    const tags = count(
      city.targets.flatMap(({ tags }) => tags),
      (tag) => tag,
    );
    expect(tags).toMatchObject({ 餐饮: 240, 加油站: 36, 养老: 30 });
    expect(tags['投诉较多']).toBeGreaterThan(10);
    expect(tags['经营异常']).toBeGreaterThan(10);
  });
});

describe('its items', () => {
  test('break no rule on items (P1, P2) and are of both kinds', () => {
    expect(city.items.flatMap(checkItem)).toEqual([]);
    expect(count(city.items, ({ kind }) => kind)).toEqual({ general: 18, key: 11 });
  });

  test('are in force on the day a drill begins and today, each with its own id', () => {
    expect(inForce(city.items, '2026-09-21')).toHaveLength(city.items.length);
    expect(inForce(city.items, TODAY)).toHaveLength(city.items.length);
  });

  test('belong to every department, so that any may join a task', () => {
    const departments = city.orgs.filter(({ kind }) => kind === 'department').map(({ id }) => id);
    expect(new Set(city.items.map(({ org }) => org))).toEqual(new Set(departments));
  });
});
