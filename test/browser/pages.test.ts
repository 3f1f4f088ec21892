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
const WIDTHS = [1366, 375];
/** A projector: nobody scrolls a wall. */
const WALL = { width: 1920, height: 1080 };

let browser: Browser;
const pages = new Map<number, Page>();
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  const byPath = new Map(shown.map(({ name, html }) => [pathOf(name), html]));
  for (const width of [...WIDTHS, WALL.width]) {
    const viewport = width === WALL.width ? WALL : { width, height: 800 };
    const context = await browser.newContext({ viewport });
    await serve(context, byPath, assets);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    pages.set(width, page);
  }
}, 60_000);

afterAll(() => browser?.close());

async function visit(name: string, width: number): Promise<Page> {
  const page = pages.get(width);
  if (!page) throw new Error(`no page of width ${width}`);
  await page.goto(ORIGIN + pathOf(name));
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true });
  }
  return page;
}

/** Runs in the page, where `axe` is the library itself: as text, for the compiler of tests would rename it. */
const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;

/** What axe finds, each with its rule and the first element. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(RUN);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** One page at one width: what is wrong with it. */
async function faults(name: string, width: number): Promise<readonly string[]> {
  const page = await visit(name, width);
  const folded = await overflow(page);
  // What is folded has to hold as well; on the phone it is opened.
  if (width === 375)
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  const opened = await overflow(page);
  const wide = [folded, opened].filter((by) => by > 0).map((by) => `${width} px: wider than the window by ${by} px`);
  return [...wide, ...(await violations(page)).map((violation) => `${width} px: ${violation}`)];
}

const namesOf = (wall: boolean) => shown.filter(({ surface }) => (surface === 'wall') === wall).map(({ name }) => name);

test.each(namesOf(false))(
  '%s is accessible and fits at 1366 and at 375 px',
  async (name) => {
    complaints.length = 0;
    const found = await Promise.all(WIDTHS.map((width) => faults(name, width)));
    expect([...found.flat(), ...complaints]).toEqual([]);
  },
  30_000,
);

test.each(namesOf(true))(
  '%s is accessible, and all of it stands on a wall of 1920 × 1080 at once',
  async (name) => {
    complaints.length = 0;
    const found = await faults(name, WALL.width);
    const page = pages.get(WALL.width);
    const below = await page?.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    expect([...found, ...complaints, below]).toEqual([0]);
  },
  30_000,
);
