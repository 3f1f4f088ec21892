import { readFileSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { DrawRoomView } from '../../contracts/views/draw-room';
import { loadAssets } from '../../web/assets';
import { makeShare, type ShareFile } from '../../web/islands/secret';
import { createPages } from '../../web/pages';
import { launch, ORIGIN, serve } from '../support/browser/chromium';
import { context as at, officer } from '../support/views/common';
import { entering } from '../support/views/inspection';
import { inbox } from '../support/views/lists';
import { drafting, ready } from '../support/views/scheme';
import { committing, depositing, missing, NOTARY_IDENTITY } from '../support/views/draw-room';
import { freezing } from '../support/views/task';

const assets = loadAssets();
const pages = createPages(assets);
const right = makeShare(sha256, '2026-0417-01', 'fire', new Uint8Array(32).fill(7));
const wrong = makeShare(sha256, '2026-0417-01', 'fire', new Uint8Array(32).fill(8));
const revealing: DrawRoomView = {
  ...missing,
  draw: missing.draw && {
    ...missing.draw,
    shares: missing.draw.shares.map((share) => (share.org === 'fire' ? { ...share, commit: right.commitment } : share)),
  },
};

const shown = new Map([
  ['/commit', pages.drawRoom(committing, at({ path: '/c/tasks/2026-0417/draw' }))],
  ['/deposit', pages.drawRoom(depositing, at({ path: '/c/tasks/2026-0417/draw' }))],
  ['/reveal', pages.drawRoom(revealing, at({ path: '/c/tasks/2026-0417/draw' }))],
  ['/entry', pages.entry(entering, at({ path: '/m/v/2026-0417/52.1', viewer: officer }))],
  ['/busy', pages.task(freezing, at({ path: '/c/tasks/2026-0417' }))],
  ['/inbox', pages.inbox(inbox, at({ path: '/c/inbox' }))],
  ['/scheme', pages.scheme(ready, at({ path: '/c/tasks/2026-0417/scheme' }))],
  ['/draft', pages.scheme(drafting, at({ path: '/c/tasks/2026-0417/scheme' }))],
]);

let browser: Browser;
let context: BrowserContext;
let page: Page;
let sent: Request[];

beforeAll(async () => {
  if (assets.island('share') === null) throw new Error('the scripts of the pages are not built: npm run build');
  browser = await launch();
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1366, height: 800 }, acceptDownloads: true });
  await serve(context, shown, assets);
  page = await context.newPage();
  sent = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request);
  });
});
afterEach(() => context.close());

const open = (path: string) => page.goto(ORIGIN + path);
const send = () => page.locator('[data-send]');

describe('a share', () => {
  test('is made here, saved as a file, and only its commitment is sent', async () => {
    await open('/commit');
    expect(await send().isDisabled()).toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-make]')]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as ShareFile;
    expect(download.suggestedFilename()).toBe(`份额-2026-0417-01-fire-${file.commitment.slice(0, 8)}.json`);
    expect(makeShare(sha256, file.draw, file.party, Buffer.from(file.secret, 'hex'))).toEqual(file);
    expect(await page.inputValue('[name=commit]')).toBe(file.commitment);
    expect(sent).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe('{}');

    await Promise.all([page.waitForRequest((request) => request.method() === 'POST'), send().click()]);
    const body = sent[0]?.postData() ?? '';
    expect(sent[0]?.url()).toBe(`${ORIGIN}/c/tasks/2026-0417/do/commitShare`);
    expect(body).toContain(`commit=${file.commitment}`);
    expect(body).not.toContain(file.secret);
  }, 20_000);

  test('made twice is another one each time, in a file of another name', async () => {
    await open('/commit');
    const [made, files] = [new Set<string>(), new Set<string>()];
    for (let n = 0; n < 3; n += 1) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-make]')]);
      made.add(await page.inputValue('[name=commit]'));
      files.add(download.suggestedFilename());
    }
    expect([made.size, files.size]).toEqual([3, 3]);
  }, 20_000);

  test('is revealed from its own file, and another file is refused with a reason', async () => {
    await open('/reveal');
    const choose = (file: ShareFile) =>
      page.setInputFiles('[data-file]', {
        name: 'share.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(file)),
      });
    await choose(wrong);
    await page.waitForFunction(() => document.querySelector('[data-said]')?.textContent?.includes('不一致'));
    expect(await send().isDisabled()).toBe(true);
    expect(await page.inputValue('[name=secret]')).toBe('');
    await choose(right);
    await page.waitForFunction(() => document.querySelector('[data-said]')?.textContent?.includes('可以揭示'));
    expect(await page.inputValue('[name=secret]')).toBe(right.secret);
    expect(await send().isDisabled()).toBe(false);
    expect(sent).toEqual([]);
  }, 20_000);

  test('is deposited sealed under the notary’s key, by a library that is fetched only then, and he alone opens it', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const fetched = () => asked.filter((path) => path.includes('chunk-deposit')).length;
    await open('/deposit');
    expect([await page.isChecked('[data-deposit]'), fetched()]).toEqual([true, 0]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-make]')]);
    const saved = readFileSync(await download.path(), 'utf8');
    await page.waitForFunction(() => !(document.querySelector('[data-send]') as HTMLButtonElement).disabled);
    expect(fetched()).toBe(1);
    await Promise.all([page.waitForRequest((request) => request.method() === 'POST'), send().click()]);
    const body = sent[0]?.postData() ?? '';
    const { secret } = JSON.parse(saved) as ShareFile;
    expect(body).not.toContain(secret);
    const notary = new Decrypter();
    notary.addIdentity(NOTARY_IDENTITY);
    const sealed = new Uint8Array(Buffer.from(new URLSearchParams(body).get('escrow') ?? '', 'base64'));
    expect(await notary.decrypt(sealed, 'text')).toBe(saved);
  }, 20_000);

  test('is not deposited where the box is not ticked, also when it was before', async () => {
    await open('/deposit');
    await Promise.all([page.waitForEvent('download'), page.click('[data-make]')]);
    await page.waitForFunction(() => (document.querySelector('[name=escrow]') as HTMLInputElement).value !== '');
    await page.uncheck('[data-deposit]');
    await page.waitForFunction(() => (document.querySelector('[name=escrow]') as HTMLInputElement).value === '');
    expect(await send().isDisabled()).toBe(false);
  }, 20_000);

  test('can be typed in where scripts do not run', async () => {
    const bare = await browser.newContext({ javaScriptEnabled: false });
    await serve(bare, shown, assets);
    const plain = await bare.newPage();
    await plain.goto(`${ORIGIN}/commit`);
    expect(await plain.locator('[data-make]').isVisible()).toBe(false);
    expect(await plain.locator('[data-plain]').isVisible()).toBe(true);
    await plain.fill('[name=commit]', right.commitment);
    const [request] = await Promise.all([
      plain.waitForRequest((each) => each.method() === 'POST'),
      plain.click('[data-send]'),
    ]);
    expect(request.postData()).toContain(right.commitment);
    await bare.close();
  }, 20_000);
});

describe('entry', () => {
  test('fills what nobody has touched, keeps what was chosen, and counts', async () => {
    await open('/entry');
    const items = page.locator('[data-entry]');
    await items.nth(1).locator('.choice label').nth(1).click();
    expect(await items.nth(1).locator('[data-found]').getAttribute('open')).not.toBeNull();
    expect(await page.textContent('[data-progress]')).toBe('1/3');
    await page.click('[data-fill]');
    expect(await page.textContent('[data-progress]')).toBe('3/3');
    const chosen = await page
      .locator('input[type=radio]:checked')
      .evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value));
    expect(chosen).toEqual(['1', 'E', '1']);
    expect(page.url()).toBe(`${ORIGIN}/entry`);
  }, 20_000);

  test('points at the first item without a result, and keeps a rare one that is folded again', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await open('/entry');
    await page.getByRole('button', { name: '提交结果' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('entries.0.code');
    expect(complaints).toEqual([]);
    const items = page.locator('[data-entry]');
    await items.nth(0).getByText('其他结果').click();
    await items.nth(0).locator('[data-rare] label').first().click();
    await items.nth(0).getByText('其他结果').click();
    await page.click('[data-fill]');
    const [request] = await Promise.all([
      page.waitForRequest((each) => each.method() === 'POST'),
      page.getByRole('button', { name: '提交结果' }).click(),
    ]);
    const posted = new URLSearchParams(request.postData() ?? '');
    expect([posted.get('entries.0.code'), posted.get('entries.1.code')]).toEqual(['B', '1']);
  }, 20_000);
});

test('without a network the page says so, and takes it back', async () => {
  await open('/inbox');
  const band = page.locator('[data-offline]');
  expect(await band.isVisible()).toBe(false);
  await context.setOffline(true);
  await band.waitFor({ state: 'visible' });
  await context.setOffline(false);
  await band.waitFor({ state: 'hidden' });
}, 20_000);

describe('a page that a machine is about to change', () => {
  let answers: object[];
  beforeEach(async () => {
    answers = [{ seq: 12, busy: true }];
    await context.route('**/api/v1/tasks/2026-0417', (route) =>
      route.fulfill({ json: answers.length > 1 ? answers.shift() : answers[0] }),
    );
  });

  test('is loaded anew once the machine has acted, and not before', async () => {
    await open('/busy');
    await page.evaluate(() => Object.assign(window, { mine: true }));
    await page.waitForResponse('**/api/v1/tasks/2026-0417');
    expect(await page.evaluate(() => 'mine' in window)).toBe(true);
    answers = [{ seq: 13, busy: false }];
    await page.waitForEvent('load');
    expect(await page.evaluate(() => 'mine' in window)).toBe(false);
  }, 20_000);

  test('does not fetch back who is on the way elsewhere', async () => {
    await open('/busy');
    await context.route('**/c/inbox', async (route) => {
      answers = [{ seq: 13, busy: false }];
      await page.waitForResponse('**/api/v1/tasks/2026-0417');
      await route.fulfill({ body: '<title>待办</title>', contentType: 'text/html; charset=utf-8' });
    });
    await page.evaluate(() => location.assign('/c/inbox'));
    await page.waitForURL('**/c/inbox');
    expect(await page.title()).toBe('待办');
  }, 20_000);

  test('is left alone while somebody types, and says that there is news', async () => {
    await open('/busy');
    await page.evaluate(() => Object.assign(window, { mine: true }));
    await page.fill('#q', '餐饮');
    answers = [{ seq: 13, busy: false }];
    await page.locator('[data-news]').waitFor({ state: 'visible' });
    expect(await page.evaluate(() => 'mine' in window)).toBe(true);
    expect(await page.inputValue('#q')).toBe('餐饮');
  }, 20_000);
});

test('all scripts together are small, but for the library that seals a deposit', () => {
  const scripts = [...assets.files].filter(([, { type }]) => type.startsWith('text/javascript'));
  const sizeOf = (deposit: boolean) =>
    scripts
      .filter(([path]) => path.includes('chunk-deposit') === deposit)
      .reduce((sum, [, { gzip }]) => sum + gzip.length, 0);
  expect(sizeOf(false)).toBeLessThan(15_000);
  expect(sizeOf(true)).toBeLessThan(60_000);
});

describe('keys', () => {
  test('walk along the rows and find the search, but not while one types', async () => {
    await open('/inbox');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('确认联合方案');
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('补交检查结果');
    await page.keyboard.press('/');
    await page.keyboard.type('gj/');
    expect(await page.inputValue('#q')).toBe('gj/');
  }, 20_000);

  test('go to tasks by g t', async () => {
    await open('/inbox');
    const going = page.waitForRequest(`${ORIGIN}/c/tasks`);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await going;
  }, 20_000);
});

test('a changed draft is saved before it is submitted', async () => {
  await open('/scheme');
  const submit = page.locator('[data-needs-saved]');
  expect(await submit.isDisabled()).toBe(false);
  await page.fill('#scheme-name', '改过的名称');
  expect(await submit.isDisabled()).toBe(true);
  expect(await submit.textContent()).toBe('先保存，再提交审批');
}, 20_000);

test('a finding leads to its field', async () => {
  await open('/draft');
  await page.click('.errsum a >> nth=0');
  expect(new URL(page.url()).hash).toBe('#f-ratio');
  expect(await page.locator('#f-ratio').isVisible()).toBe(true);
}, 20_000);
