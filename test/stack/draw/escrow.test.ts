import { shareCommitment } from '../../../domain/draw/seed';
import { fromHex } from '../../../domain/draw/encoding/bytes';
import { sha256 } from '../../../journal/canonical';
import { doAs, draft, liveUntil, moveTo, open, secretOf, send, stateOf, tell } from '../read-models/life';
import { makeWorld, personOf, type World } from '../read-models/world';
import { checkOf, publishedOf } from './tables';

jest.setTimeout(60_000);

const SEALED = 'opaque to everybody but the notary';

let world: World;
let task: string;
let notary: string;

/** The other department deposits its share with the notary, and is away when shares are revealed. */
beforeAll(async () => {
  world = await makeWorld();
  notary = `${world.tag}.notary`;
  await world.db.query(
    `INSERT INTO org_unit (id, name, short_name, kind, valid_from) VALUES ('notary', '公证处', '公证处', 'city', '2020-01-01') ON CONFLICT DO NOTHING`,
  );
  await world.db.query('INSERT INTO person (id, name) VALUES ($1, $1)', [notary]);
  await world.db.query(
    `INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $1, 'notary', 'notary', '2020-01-01')`,
    [notary],
  );
  task = await open(world, '交存公证');
  await draft(world, task, 3);
  await liveUntil(world, task, 'commitment');
  const commit = shareCommitment(sha256, `${task}-01`, world.other, fromHex(secretOf(task, world.other)));
  if (!commit.ok) throw new Error(commit.refusal.code);
  const body = { commit: commit.value, escrow: SEALED };
  await send(world, { process: task, type: 'commitShare', body, org: world.other, role: 'handler' });
  await liveUntil(world, task, 'target_draw');
  const reveal = (await world.models.awaited(world.clock)).find(
    ({ process, org, command }) => process === task && org === world.lead && command === 'revealShare',
  );
  if (!reveal) throw new Error('nobody is awaited');
  await doAs(world, reveal, task);
  await moveTo(world, (await stateOf(world, task)).state.draw.revealBy ?? '');
});
afterAll(() => world?.close());

const openAs = (secret: string) => ({
  process: task,
  type: 'openEscrow',
  body: { party: world.other, secret },
  org: 'notary',
  role: 'notary' as const,
  person: notary,
});

test('a deposit lies as it was given, beside the commitment', async () => {
  const rows = await world.db.query('SELECT org_id AS org, sealed FROM share_escrow WHERE draw_id = $1', [
    `${task}-01`,
  ]);
  expect(rows).toEqual([{ org: world.other, sealed: SEALED }]);
});

test('the department that stayed away is not counted as empty while the notary can open its share', async () => {
  const { sealed, shares } = (await stateOf(world, task)).state.draw;
  expect([sealed, shares[world.other]?.secret]).toEqual([[world.other], null]);
});

test('the notary opens what was committed to and nothing else', async () => {
  expect(await tell(world, openAs('ab'.repeat(32)))).toMatchObject({ ok: false, refusal: { code: 'SHARE_MISMATCH' } });
  const handler = { ...openAs(secretOf(task, world.other)), org: world.other, role: 'handler' as const };
  expect(await tell(world, { ...handler, person: personOf(world.other, 'handler') })).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_YOUR_ROLE' },
  });
  await send(world, openAs(secretOf(task, world.other)));
  const [share] = await world.db.query(
    'SELECT secret, revealed_by AS by, opened FROM draw_share WHERE draw_id = $1 AND org_id = $2',
    [`${task}-01`, world.other],
  );
  expect(share).toEqual({ secret: secretOf(task, world.other), by: notary, opened: true });
});

test('the opened share is part of the seed, for everybody who verifies', async () => {
  await liveUntil(world, task, 'recusal');
  const published = await publishedOf(world, task);
  expect(JSON.parse(published.bundle)).toMatchObject({
    reveals: [world.lead, world.other].map((id) => ({ id, secret: secretOf(task, id) })),
  });
  const { verdict, fields } = checkOf(published);
  expect([verdict, fields?.absent]).toEqual(['passed', []]);
});
