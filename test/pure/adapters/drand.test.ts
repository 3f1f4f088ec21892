import { drandEndpoints, fetchBeacon } from '../../../activities/adapters/drand';
import { QUICKNET, type DrandPlan } from '../../../domain/draw/drand';
import { ROUNDS, startDrand, type Manner, type Simulator } from '../../support/drand/simulator';

const PLAN: DrandPlan = { kind: 'drand', ...QUICKNET, round: 1000 };

let open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

const start = async (...manners: Manner[]): Promise<string[]> => {
  const servers = await Promise.all(manners.map(startDrand));
  open.push(...servers);
  return servers.map(({ url }) => url);
};

const BAD: readonly (readonly [Manner, RegExp])[] = [
  ['other round', /answered with round 123/],
  ['relabelled', /false signature \(BEACON_SIGNATURE\)/],
  ['other chain', /false signature \(BEACON_SIGNATURE\)/],
  ['infinity', /false signature \(BEACON_POINT\)/],
  ['garbage', /answered with round undefined/],
  ['page', /answered with round undefined/],
  ['truncated', /gave no answer/],
  ['broken', /status 500/],
  ['moved', /gave no answer/],
  ['silent', /timeout/],
  ['stalled', /timeout/],
  ['endless', /too long/],
];

test('a round is fetched from an endpoint that serves it, whatever stands after its address', async () => {
  const [url = ''] = await start('honest');
  expect(await fetchBeacon(PLAN, { endpoints: [url] })).toBe(ROUNDS[1000]);
  expect(await fetchBeacon({ ...PLAN, round: 123 }, { endpoints: [`${url}/`] })).toBe(ROUNDS[123]);
});

test('one honest endpoint among all that misbehave is enough, and nobody waits for the slow', async () => {
  const endpoints = await start(...BAD.map(([manner]) => manner), 'honest');
  const before = Date.now();
  expect(await fetchBeacon(PLAN, { endpoints, timeoutMs: 30_000 })).toBe(ROUNDS[1000]);
  expect(Date.now() - before).toBeLessThan(20_000);
  expect(open.map((server) => server.asked())).toEqual(endpoints.map(() => 1));
});

test.each(BAD)('an endpoint that is %s gives no beacon, and is named with what it did', async (manner, words) => {
  const [url = ''] = await start(manner);
  const failure = await fetchBeacon(PLAN, { endpoints: [url], timeoutMs: 500 }).catch((error: unknown) => error);
  expect(String(failure)).toMatch(words);
  expect(String(failure)).toContain(new URL(url).host);
});

test('a round that is yet to come is a failure that may be tried again', async () => {
  const endpoints = await start('honest', 'honest');
  await expect(fetchBeacon({ ...PLAN, round: 1001 }, { endpoints })).rejects.toThrow(
    /round 1001 .*status 404.*status 404/,
  );
});

test('a relay that is slow, or has the round only when it is asked again, is waited for', async () => {
  const [slow = '', late = ''] = await start('slow', 'late');
  expect(await fetchBeacon(PLAN, { endpoints: [slow] })).toBe(ROUNDS[1000]);
  await expect(fetchBeacon(PLAN, { endpoints: [late] })).rejects.toThrow(/status 404/);
  expect(await fetchBeacon(PLAN, { endpoints: [late] })).toBe(ROUNDS[1000]);
});

test('an address where nobody is at home is named', async () => {
  const [url = ''] = await start('honest');
  await Promise.all(open.splice(0).map((server) => server.close()));
  await expect(fetchBeacon(PLAN, { endpoints: [url] })).rejects.toThrow(new URL(url).host);
});

test('addresses come from DRAND_URLS, else they are the network’s own', () => {
  expect(drandEndpoints('http://a.example, http://b.example\n')).toEqual(['http://a.example', 'http://b.example']);
  expect(drandEndpoints('')).toEqual(expect.arrayContaining(['https://api.drand.sh']));
  expect(drandEndpoints('').length).toBeGreaterThan(2);
});
