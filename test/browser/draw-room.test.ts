import { Decrypter, armor } from 'age-encryption';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { settleDirectly } from '../../activities/direct';
import { createApp } from '../../api/app';
import { hashPassword } from '../../api/auth/password';
import { createDatabase } from '../../api/auth/prisma';
import { Sessions } from '../../api/auth/sessions';
import { configOf } from '../../api/config';
import { journalOf, writingJournal } from '../../api/journal';
import { createLog } from '../../api/log';
import { createReadModels } from '../../api/read-models/create';
import { closeServer, listen, portOf } from '../../api/serve';
import { ask } from '../../journal/ask';
import { openDb } from '../../journal/db';
import { unsealerOf } from '../../journal/seal';
import { loadAssets } from '../../web/assets';
import { createPages } from '../../web/pages';
import { serveAssets } from '../../web/serve-assets';
import { owner } from '../stack/api/city';
import { doAs, draft, liveUntil, moveTo, open, stateOf } from '../stack/read-models/life';
import { makeWorld, personOf, type World } from '../stack/read-models/world';
import { launch, ORIGIN, serve } from '../support/browser/chromium';
import { context as at } from '../support/views/common';
import { NOTARY_IDENTITY, NOTARY_KEY, revealing } from '../support/views/draw-room';

/** The ceremony as it is watched: two departments, a notary and a wall, each with a page open that nobody reloads. */
jest.setTimeout(120_000);
const PASSWORD = '抽取室 correct-horse';
const BALLS = '03 08 15 21 26 32+09';

let world: World;
let browser: Browser;
let server: Server;
let stop: () => Promise<void>;
let origin: string;
let task: string;
let folder: string;
let notary: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'draw-room-'));
  [world, browser] = await Promise.all([makeWorld(), launch()]);
  notary = `${world.tag}.notary`;
  const client = await owner();
  await client.query(
    `INSERT INTO org_unit (id, name, short_name, kind, valid_from) VALUES ('notary', '公证处', '公证处', 'city', '2020-01-01') ON CONFLICT DO NOTHING`,
  );
  await client.query('INSERT INTO person (id, name) VALUES ($1, $1)', [notary]);
  await client.query(
    `INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $1, 'notary', 'notary', '2020-01-01')`,
    [notary],
  );
  await client.query(`INSERT INTO app_user (id, person_id, login, password_hash) VALUES ($1, $1, $1, 'x')`, [notary]);
  await client.query(`UPDATE app_user SET password_hash = $2, sample = false WHERE login LIKE $1 || '%'`, [
    world.tag,
    await hashPassword(PASSWORD),
  ]);
  await client.end();
  await startServer();
  task = await open(world, '抽取室里的任务');
  await draft(world, task, 3);
  await liveUntil(world, task, 'commitment');
});

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await world?.close();
  rmSync(folder, { recursive: true });
});

/** The product's own API over the world's journal: sessions, forms, pages, scripts. */
async function startServer(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'] ?? '';
  const { installationKey } = world.hands.journal;
  const key = Buffer.from(installationKey).toString('hex');
  const config = configOf({ DATABASE_URL: url, API_PORT: '0', INSTALLATION_KEY: key, NOTARY_RECIPIENT: NOTARY_KEY });
  const [database, db] = [createDatabase(url), openDb(url, { max: 4 })];
  const writing = writingJournal(db, config.installationKey);
  const assets = loadAssets();
  const { production, sample, drills, trustProxy, publicOrigin, notary: recipient } = config;
  const app = createApp(
    {
      settings: { production, sample, drills, trustProxy, publicOrigin, secure: false },
      database,
      sessions: new Sessions(database, sample),
      journal: journalOf(writing),
      readModels: createReadModels({
        database,
        ask: (question) => ask(writing, question),
        unseal: unsealerOf(config.installationKey),
        notary: recipient,
      }),
      pages: createPages(assets),
      log: createLog('silent'),
    },
    serveAssets(assets),
  );
  server = await listen(app, config);
  origin = `http://127.0.0.1:${portOf(server)}`;
  stop = async () => {
    await closeServer(server);
    await database.$disconnect();
    await db.end();
  };
}

async function as(login: string, path: string, viewport = { width: 1366, height: 800 }): Promise<Page> {
  const page = await (await browser.newContext({ viewport, acceptDownloads: true })).newPage();
  await page.goto(`${origin}/c/login?next=${encodeURIComponent(path)}`);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', PASSWORD);
  await Promise.all([page.waitForURL(`**${path}`), page.click('form .btn-main')]);
  // What a load would take away.
  await page.evaluate(() => Object.assign(window, { mine: true }));
  return page;
}
const unloaded = (page: Page): Promise<boolean> => page.evaluate(() => 'mine' in window);

const room = () => `/c/tasks/${task}/draw`;
const step = (page: Page, number: number) => page.locator('.steps li').nth(number - 1);
/** Waits for a page that nobody touches to say something. */
const says = (page: Page, number: number, text: string) =>
  step(page, number).filter({ hasText: text }).waitFor({ timeout: 15_000 });

const machines = () => settleDirectly(world.hands, world.clock);
async function press(page: Page, name: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]);
  // Neither refused in place nor led to a page that says no.
  expect([await page.getByRole('alert').count(), new URL(page.url()).pathname]).toEqual([0, room()]);
  await machines();
}

/** Makes a share on the page and keeps its file; deposited or not. */
async function commit(page: Page, deposited: boolean): Promise<string> {
  if (!deposited) await page.uncheck('[data-deposit]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-make]')]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await page.locator('[data-send]:enabled').waitFor();
  await press(page, '提交抽取份额');
  return file;
}

async function othersAct(command: string): Promise<void> {
  for (const item of await world.models.awaited(world.clock))
    if (item.process === task && item.command === command) await doAs(world, item, task);
}

test('a reveal is watched live on two open pages and on the wall, and a deposited share is opened by its notary', async () => {
  const [lead, other] = [personOf(world.lead, 'handler'), personOf(world.other, 'handler')];
  const [first, second] = [await as(lead, room()), await as(other, room())];
  const wall = await as(personOf(world.lead, 'approver'), `${room()}/screen`, { width: 1920, height: 1080 });

  const shared = await commit(first, false);
  await first.evaluate(() => Object.assign(window, { mine: true }));
  await says(wall, 2, '1/2');
  await says(second, 2, '1/2');
  expect(await unloaded(second)).toBe(true);
  await commit(second, true);
  await second.evaluate(() => Object.assign(window, { mine: true }));
  await says(wall, 2, '2/2');
  await othersAct('confirmRoster');
  await othersAct('signPlan');
  await says(wall, 3, '0/2');

  // The lead's page got its form by a load of its own; from here it shows the share that its file holds.
  const file = first.locator('[data-file]');
  await file.waitFor({ timeout: 15_000 });
  await file.setInputFiles(shared);
  await first.locator('[data-send]:enabled').waitFor();
  await second.locator('[data-file]').waitFor({ timeout: 15_000 });
  await second.evaluate(() => Object.assign(window, { mine: true }));
  await press(first, '揭示抽取份额');
  await Promise.all([says(second, 3, '1/2'), says(wall, 3, '1/2')]);
  expect([await unloaded(second), await unloaded(wall)]).toEqual([true, true]);
  expect(await second.locator('#recent[aria-live=polite]').innerText()).toContain('甲局揭示份额');
  expect(await second.locator('#shares').innerText()).toMatch(/甲局.*已揭示，与承诺一致/s);

  await moveTo(world, (await stateOf(world, task)).state.draw.revealBy ?? '');
  await Promise.all([says(second, 3, '待公证启封'), says(wall, 3, '待公证启封')]);
  await openAsNotary();
  await Promise.all([says(second, 3, '2/2'), says(wall, 3, '2/2')]);

  for (const page of [first, second]) {
    const typed = page.locator('[name=text]');
    await typed.waitFor({ timeout: 15_000 });
    await typed.fill(BALLS);
    await press(page, '录入公开信标');
  }
  await wall.getByText('抽取可信').waitFor({ timeout: 15_000 });
  expect(await unloaded(wall)).toBe(true);
  await wallIsBare(wall);
  await second.locator('svg.qr').waitFor({ timeout: 15_000 });
});

/** By way of the inbox, as one who knows no task; the key stays on the notary's machine. */
async function openAsNotary(): Promise<void> {
  const page = await as(notary, '/c/inbox');
  await page
    .getByRole('link', { name: /启封交存的份额/ })
    .first()
    .click();
  await page.waitForURL(`**${room()}`);
  const sealed = await page.locator('#sealed ~ div pre').innerText();
  const opener = new Decrypter();
  opener.addIdentity(NOTARY_IDENTITY);
  const opened = join(folder, 'opened.json');
  writeFileSync(opened, await opener.decrypt(armor.decode(sealed), 'text'));
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.locator('[data-file]').setInputFiles(opened);
  await page.locator('[data-send]:enabled').waitFor();
  await press(page, '启封交存的份额：乙局');
  const { secret } = JSON.parse(readFileSync(opened, 'utf8')) as { secret: string };
  expect(sent.filter((body) => body.includes(secret))).toHaveLength(1);
}

/** Numbers of strata and counts, and nothing of whom or by whom (X1, X2); nothing to scroll, nothing to press. */
async function wallIsBare(wall: Page): Promise<void> {
  const html = await wall.content();
  const firms = await world.db.query<{ name: string }>('SELECT name FROM pool_unit WHERE process = $1', [task]);
  for (const word of [...firms.map(({ name }) => name), '甲局', '乙局', 'handler']) expect(html).not.toContain(word);
  expect(await wall.locator('button, form').count()).toBe(0);
  expect(await wall.locator('svg.qr').count()).toBe(1);
  const below = await wall.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(below).toBeLessThanOrEqual(0);
}

test('without a script the page says all of it, and where to press', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/c/login?next=${encodeURIComponent(room())}`);
  await page.fill('input[name=login]', personOf(world.other, 'handler'));
  await page.fill('input[name=password]', PASSWORD);
  await Promise.all([page.waitForURL(`**${room()}`), page.click('form .btn-main')]);
  const text = await page.innerText('main');
  for (const said of ['抽取可信', '各部门份额', '第1层', '刚刚发生', '抽取计划原文']) expect(text).toContain(said);
  await context.close();
});

test('counts down by the server’s clock and not by that of the machine that shows it', async () => {
  const assets = loadAssets();
  const pages = createPages(assets);
  const context = await browser.newContext();
  await serve(
    context,
    new Map([['/draw', pages.drawRoom(revealing, at({ path: '/c/tasks/2026-0417/draw' }))]]),
    assets,
  );
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/draw`);
  const shown = await page.waitForFunction(() => {
    const [left, now] = ['.clock', '[data-now]'].map((each) => document.querySelector(each)?.textContent ?? '');
    return left === '00:02:18' ? null : [left, now];
  });
  const [left, now = ''] = (await shown.jsonValue()) ?? [];
  const gone = Number(now.slice(6)) - 42;
  expect([gone > 0, left]).toEqual([true, `00:02:${18 - gone}`]);
  await context.close();
});

test('a wall whose server is away says so and goes on asking; one whose session is over is loaded anew', async () => {
  const context = await browser.newContext();
  const assets = loadAssets();
  const pages = createPages(assets);
  const { seq, busy, agree, differ } = revealing;
  let status = 503;
  await serve(context, new Map([['/wall', pages.drawScreen(revealing, at({ path: '/wall' }))]]), assets);
  await context.route('**/api/v1/tasks/2026-0417/draw', (route) =>
    route.fulfill({ status, json: { seq, busy, agree, differ } }),
  );
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/wall`);
  const lost = page.getByText('连不上服务器');
  await lost.waitFor();
  status = 200;
  await lost.waitFor({ state: 'hidden' });
  expect(await page.locator('.steps').count()).toBe(1);
  status = 401;
  await page.waitForEvent('load');
  await context.close();
});
