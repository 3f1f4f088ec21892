import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { loadAssets } from '../../web/assets';
import { launch, ORIGIN, serve } from '../support/browser/chromium';
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

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  const context = await browser.newContext();
  await serve(context, new Map(shown.map(({ name, html }) => [pathOf(name), html])), assets);
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 60_000);

afterAll(() => browser?.close());

/** The page with axe beside it. It is loaded once and then turned to each size: that takes half of the time. */
async function visit(name: string, size: Size): Promise<void> {
  complaints.length = 0;
  await page.setViewportSize(size);
  await page.goto(ORIGIN + pathOf(name));
  await page.evaluate(axe.source);
}

async function shoot(name: string, width: number): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true });
}

/** Runs in the page, where `axe` is the library itself: as text, for the compiler of tests would rename it. */
const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;

/** What axe finds, each with its rule and the first element. */
const violations = (): Promise<readonly string[]> => page.evaluate<readonly string[]>(RUN);

const overflow = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The page at one size: what is wrong with it. */
async function faults(name: string, size: Size): Promise<readonly string[]> {
  const { width } = size;
  await page.setViewportSize(size);
  await shoot(name, width);
  const folded = await overflow();
  // What is folded has to hold as well; on the phone it is opened.
  if (size === PHONE)
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  const opened = await overflow();
  const wide = [folded, opened].filter((by) => by > 0).map((by) => `${width} px: wider than the window by ${by} px`);
  return [...wide, ...(await violations()).map((violation) => `${width} px: ${violation}`)];
}

const namesOf = (wall: boolean) => shown.filter(({ surface }) => (surface === 'wall') === wall).map(({ name }) => name);

test.each(namesOf(false))(
  '%s is accessible and fits at 1366 and at 375 px',
  async (name) => {
    await visit(name, DESK);
    const found = [...(await faults(name, DESK)), ...(await faults(name, PHONE))];
    expect([...found, ...complaints]).toEqual([]);
  },
  30_000,
);

test.each(namesOf(true))(
  '%s is accessible, and all of it stands on a wall of any size at once',
  async (name) => {
    for (const wall of WALLS) {
      await visit(name, wall);
      const found = await faults(name, wall);
      const below = await page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      );
      expect([wall, ...found, ...complaints, below]).toEqual([wall, 0]);
    }
  },
  30_000,
);
