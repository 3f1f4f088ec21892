import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { loadAssets } from '../../web/assets';
import { host, launch, type Host } from '../support/browser/chromium';
import { gallery } from '../support/views/gallery';

/** A folder for pictures to look at; none are taken without it. */
const SHOTS = process.env['TEST_SHOTS'];
const assets = loadAssets();
const shown = gallery(assets);
const pathOf = (name: string): string => `/${name}`;
const DESK = { width: 1366, height: 800 };
const PHONE = { width: 375, height: 800 };
/** Projectors, and the laptop before one: nobody scrolls a wall. */
const WALLS = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1280, height: 1024 },
];
type Size = typeof DESK;

/** Axe lies beside the pages' own scripts, where the browser keeps it compiled: sent with each page it cost as much as the page. */
const AXE = '/assets/axe.js';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'));
const files = new Map([...assets.files, [AXE, { type: 'text/javascript', body: axe, gzip: axe }]]);

let browser: Browser;
let page: Page;
let site: Host;
const complaints: string[] = [];

beforeAll(async () => {
  const pages = new Map(shown.map(({ name, html }) => [pathOf(name), html]));
  [browser, site] = await Promise.all([launch(), host(pages, { ...assets, files })]);
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

async function load(name: string): Promise<void> {
  await page.goto(site.origin + pathOf(name));
  await page.addScriptTag({ url: AXE });
}

/** The page with axe beside it. It is loaded once and then turned to each size: that takes half of the time. */
async function visit(name: string, size: Size): Promise<void> {
  complaints.length = 0;
  await page.setViewportSize(size);
  await load(name);
}

async function shoot(name: string, width: number): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await load(name);
  await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true });
}

/**
 * Runs in the page, where `axe` is the library itself: as text, for the compiler of tests would rename it. Nothing is
 * preloaded: that is for sound and for sheets of other sites, of which the pages have none.
 */
const run = (colours: boolean): string =>
  `axe.run(document, { preload: false, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: ${colours} } } })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;

/** What axe finds, each with its rule and the first element. */
const violations = (colours: boolean): Promise<readonly string[]> => page.evaluate<readonly string[]>(run(colours));

/** By how much the page is wider than its window, as it comes and with all that is folded opened. */
const overflow = (): Promise<readonly [number, number]> =>
  page.evaluate(() => {
    const { documentElement: root } = document;
    const by = (): number => root.scrollWidth - root.clientWidth;
    const folded = by();
    document.querySelectorAll('details').forEach((each) => (each.open = true));
    return [folded, by()];
  });

/** How far a page is wider than a window of this size. */
async function widths(name: string, size: Size): Promise<readonly string[]> {
  await page.setViewportSize(size);
  await shoot(name, size.width);
  return (await overflow()).filter((by) => by > 0).map((by) => `${size.width} px: wider than the window by ${by} px`);
}

/** The page at one size: what is wrong with it. Colours are the same at every size, and half of axe's work: they are asked once. */
async function faults(name: string, size: Size, colours: boolean): Promise<readonly string[]> {
  const wide = await widths(name, size);
  return [...wide, ...(await violations(colours)).map((violation) => `${size.width} px: ${violation}`)];
}

/** What of a wall would have to be scrolled to. */
const below = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);

const namesOf = (wall: boolean) => shown.filter(({ surface }) => (surface === 'wall') === wall).map(({ name }) => name);

test.each(namesOf(false))(
  '%s is accessible and fits at 1366 and at 375 px',
  async (name) => {
    await visit(name, PHONE);
    // What a phone alone shows is of the phone's pages, what a desk alone shows of the others.
    const phone = shown.some((one) => one.name === name && one.surface === 'phone');
    const found = [...(await faults(name, PHONE, phone)), ...(await faults(name, DESK, !phone))];
    expect([...found, ...complaints]).toEqual([]);
  },
  30_000,
);

test.each(namesOf(true))(
  '%s is accessible, and all of it stands on a wall of any size at once',
  async (name) => {
    const [first = DESK, ...others] = WALLS;
    await visit(name, first);
    const found: (string | number)[] = [...(await faults(name, first, true)), await below()];
    for (const wall of others) found.push(...(await widths(name, wall)), await below());
    expect([...found, ...complaints]).toEqual(WALLS.map(() => 0));
  },
  30_000,
);
