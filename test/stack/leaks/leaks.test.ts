import type { ReadModels } from '../../../api/read-models';
import { loadAssets } from '../../../web/assets';
import { createPages } from '../../../web/pages';
import { serveAssets } from '../../../web/serve-assets';
import { startServer, type TestServer } from '../api/server';
import { liveUntil, moveTo } from '../read-models/life';
import { makeWorld, type World } from '../read-models/world';
import { makeVoid, nameConflict, openTask, publish, recuse, secretsOf, type Secret } from './city';
import { PUBLIC_ROUTES, readAll, type Read } from './crawl';

jest.setTimeout(60_000);

/** A test of the whole public side, as bytes: who reads everything that anybody may read learns nothing of X1–X6. */
let world: World;
let task: string;
let server: TestServer;
const assets = loadAssets();
const site = { pages: createPages(assets), files: serveAssets(assets) };
/** As in earnest: no sample logins on the login page, no drills. */
const EARNEST = { sample: false, drills: false };

beforeAll(async () => {
  world = await makeWorld();
  task = await openTask(world);
  server = await startServer(() => world.models, EARNEST, undefined, site);
});
afterAll(async () => {
  await server?.close();
  await world?.close();
});

async function readTask(base: string): Promise<readonly Read[]> {
  const draws = await world.db.query<{ id: string }>('SELECT id FROM draw WHERE task_id = $1', [task]);
  const places = { task, draws: draws.map(({ id }) => id), clock: world.clock };
  // The home page tells of the city's tasks alone; those who act in this test act on a drill's.
  await standAs('city');
  const reads = await readAll(base, places, [...assets.files.keys()]);
  await standAs('drill');
  return reads;
}

const standAs = (purpose: 'city' | 'drill') =>
  world.db.query('UPDATE journal.clock SET purpose = $2 WHERE id = $1', [world.clock, purpose]);

/** What of the secrets stands where, in whatever spelling of it a browser undoes; and a firm 1 is not a firm 10. */
function leaksIn(reads: readonly Read[], secrets: readonly Secret[]): readonly string[] {
  const searched = secrets.map((secret) => ({ ...secret, pattern: new RegExp(`${escaped(secret.text)}(?!\\d)`) }));
  return reads.flatMap(({ route, address, bytes }) => {
    const told = spellings(bytes);
    return searched
      .filter(({ pattern }) => pattern.test(told))
      .map(({ kind, text }) => `${kind} ${text} at ${route} ${address}`);
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** As it came, with escapes of JSON, HTML and addresses undone, and with what a cursor holds. */
function spellings(bytes: string): string {
  const code = (_all: string, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16));
  const plain = bytes.replace(/\\u([\da-f]{4})/gi, code).replace(/&#x([\da-f]+);/gi, code);
  const addressed = plain.replace(/(?:%[\da-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
  );
  const opened = [...bytes.matchAll(/[\w-]{12,}/g)].map(([word]) => Buffer.from(word, 'base64url').toString());
  return [bytes, plain, addressed, ...opened].join('\n');
}

const leaks = async (): Promise<readonly string[]> => leaksIn(await readTask(server.url), await secretsOf(world, task));
const unread = (reads: readonly Read[]): readonly string[] =>
  PUBLIC_ROUTES.map(([id]) => id).filter((id) => !reads.some(({ route }) => route === id));

test('a planted secret is found wherever it is told, of every kind', async () => {
  await liveUntil(world, task, 'commitment');
  const secrets = await secretsOf(world, task);
  const planting: ReadModels = {
    ...world.models,
    publicTask: async (id, query) => {
      const view = await world.models.publicTask(id, query);
      return view && { ...view, sentence: secrets.map(({ text }) => text).join('、') };
    },
    drawLog: async (query) => {
      const log = await world.models.drawLog(query);
      // In a cursor no eye reads it.
      return log && { ...log, next: null, clock: Buffer.from(`["${secrets[0]?.text}"]`).toString('base64url') };
    },
  };
  const leaky = await startServer(() => planting, EARNEST, undefined, site);
  const found = leaksIn(await readTask(leaky.url), secrets);
  await leaky.close();
  for (const { kind, text } of secrets)
    for (const route of ['publicTask', 'publicTaskPage'])
      expect(found).toContainEqual(expect.stringContaining(`${kind} ${text} at ${route} `));
  expect(found).toContainEqual(expect.stringContaining(`firm ${secrets[0]?.text} at drawLog `));
  expect(new Set(secrets.map(({ kind }) => kind)).size).toBe(9);
});

describe('who reads every public address and file finds nothing that must not be there', () => {
  test('while the draw is announced; its roots are no more told than the rest', async () => {
    await nameConflict(world, task);
    const reads = await readTask(server.url);
    expect(unread(reads)).toEqual([]);
    const [draw] = await world.db.query<{ root: string }>('SELECT pool_root AS root FROM draw WHERE task_id = $1', [
      task,
    ]);
    expect(leaksIn(reads, [...(await secretsOf(world, task)), { kind: 'salt', text: draw?.root ?? '' }])).toEqual([]);
  });

  test('while shares are shown', async () => {
    await liveUntil(world, task, 'target_draw');
    expect(await leaks()).toEqual([]);
  });

  test('when that draw is void and the next one announced', async () => {
    await makeVoid(world, task);
    await nameConflict(world, task);
    expect(await leaks()).toEqual([]);
  });

  test('when it is drawn and officers are recused', async () => {
    await liveUntil(world, task, 'recusal');
    await recuse(world, task);
    expect(await leaks()).toEqual([]);
  });

  test('before the window closes, with one firm’s results public and no other firm named', async () => {
    await liveUntil(world, task, 'inspecting');
    await publish(world, task, 1);
    const reads = await readTask(server.url);
    expect(leaksIn(reads, await secretsOf(world, task))).toEqual([]);
    // Everything was there to be read, and the published firm is named.
    // A drill's plan has no time stamp.
    const none = /^log[iI]n|^(reportDraw|drawTimestamp)$/;
    const refused = reads.filter(({ route, status }) => status >= 400 && !none.test(route));
    expect(refused.map(({ address }) => address)).toEqual([`/api/v1/public/draws/${task}-01`]);
    const [published] = await world.db.query<{ name: string }>(
      `SELECT name FROM current_target WHERE process = $1 AND position = 1`,
      [task],
    );
    for (const route of ['publicTask', 'publicTaskPage', 'publicHome', 'publicHomePage'])
      expect(
        reads.filter((read) => read.route === route && read.bytes.includes(published?.name ?? '')).length,
      ).toBeGreaterThan(0);
  });

  test('after the window: still no firm that is not published, no officer, no salt', async () => {
    await moveTo(world, '2026-12-21T01:00:00.000Z');
    await publish(world, task, 2);
    expect(await leaks()).toEqual([]);
  });
});
