import { readFileSync } from 'node:fs';
import { requestStamp, tsaOf, type Tsa } from '../../../activities/adapters/tsa';
import { planHash, planMessage } from '../../../domain/draw/plan/plan';
import { sha256 } from '../../../journal/canonical';
import { makeAuthority, type Authority } from '../../support/tsa/authority';
import { startTsa, type Manner, type TsaSimulator } from '../../support/tsa/simulator';

const PLAN = '{"spec":"drd1"}';
const MESSAGE = planMessage(sha256, PLAN);
const HASH = planHash(sha256, PLAN);

let authority: Authority;
let other: Authority;
let open: TsaSimulator[] = [];
beforeAll(() => {
  authority = makeAuthority();
  other = makeAuthority();
});
afterAll(() => [authority, other].forEach((one) => one.close()));
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

const start = async (manner: Manner, by = authority, caFile: string | undefined = authority.caFile): Promise<Tsa> => {
  const server = await startTsa(by, manner);
  open.push(server);
  const tsa = tsaOf({ TSA_URL: server.url, ...(caFile === undefined ? {} : { TSA_CA_FILE: caFile }) });
  if (!tsa) throw new Error('no authority');
  return tsa;
};
const failure = async (tsa: Tsa): Promise<string> => {
  const error = await requestStamp(MESSAGE, tsa, 2_000).catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.message : 'none';
};

test('a stamp is of the plan hash, tells when it was, and openssl verifies it by that hash', async () => {
  const before = Math.floor(Date.now() / 1_000) * 1_000;
  const { tsr, at } = await requestStamp(MESSAGE, await start('honest'));
  expect(authority.verifies(tsr, HASH)).toBe(true);
  expect(authority.verifies(tsr, 'ab'.repeat(32))).toBe(false);
  expect(other.verifies(tsr, HASH)).toBe(false);
  expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(at)).toBeLessThanOrEqual(Date.now() + 1_000);
  expect(authority.tell(tsr)).toContain('Status: Granted');
});

test('an authority that is slow, or away at first, is no failure once it answers', async () => {
  expect(authority.verifies((await requestStamp(MESSAGE, await start('slow'))).tsr, HASH)).toBe(true);
  const late = await start('late');
  expect(await failure(late)).toMatch(/status 503/);
  expect(authority.verifies((await requestStamp(MESSAGE, late)).tsr, HASH)).toBe(true);
});

test.each<[Manner, RegExp]>([
  ['refusing', /refused, status 2/],
  ['other message', /a stamp of something else/],
  ['replayed', /a stamp of another question/],
  ['forged', /a false signature/],
  ['other purpose', /a certificate for other purposes/],
  ['truncated', /no answer that can be read/],
  ['page', /no answer that can be read/],
  ['broken', /status 500/],
  ['moved', /fetch failed/],
  ['silent', /timeout/],
  ['endless', /too long/],
])('an authority that is %s gives no stamp, and is named with what it did', async (manner, words) => {
  const tsa = await start(manner);
  const said = await failure(tsa);
  expect(said).toMatch(words);
  expect(said).toContain(new URL(tsa.url).host);
});

test('with trusted certificates only their stamps are taken; without any, each brings its own', async () => {
  expect(await failure(await start('honest', other))).toMatch(/a false signature .*certificate/);
  const free = await start('honest', other, '');
  expect(other.verifies((await requestStamp(MESSAGE, free)).tsr, HASH)).toBe(true);
});

test('addresses and certificates come from TSA_URL and TSA_CA_FILE; without an address there is no authority', () => {
  expect(tsaOf({})).toBeNull();
  expect(tsaOf({ TSA_URL: 'http://tsa.example', TSA_CA_FILE: authority.caFile })?.trusted).toHaveLength(1);
  expect(readFileSync(authority.caFile, 'utf8')).toContain('BEGIN CERTIFICATE');
  expect(() => tsaOf({ TSA_URL: 'http://tsa.example', TSA_CA_FILE: '/nowhere' })).toThrow(/ENOENT/);
});
