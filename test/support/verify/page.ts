import axe from 'axe-core';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

/** The page as it lies on a disk. */
export const FILE = pathToFileURL(join(__dirname, '../../../dist/web/verify.html')).href;

/** A file of these bytes, chosen by a person. */
export const file = (content: unknown, name = 'draw.json') => ({
  name,
  mimeType: 'application/json',
  buffer:
    content instanceof Buffer ? content : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

/** Opens the page from the disk, without a network; whatever the browser complains of is collected. */
export async function openFile(context: BrowserContext, complaints: string[] = []): Promise<Page> {
  await context.setOffline(true);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(FILE);
  return page;
}

/** Waits until the page has answered. */
export const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[data-busy]')?.textContent === '');

/** The sentence after a material was chosen. */
export async function sentenceOn(page: Page, chosen: Parameters<Page['setInputFiles']>[1]): Promise<string> {
  await page.setInputFiles('#file', chosen);
  await answered(page);
  return (await page.textContent('#verdict-h')) ?? '';
}

/** Each check's status by its name. */
export const statuses = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      Array.from(document.querySelectorAll<HTMLElement>('[data-check]'), (row) => [
        row.dataset['check'],
        row.querySelector('[data-status]')?.textContent,
      ]),
    ),
  );

/** What axe finds, and how far the page is wider than the window. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<
    string[]
  >(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wide > 0 ? [...found, `wider than the window by ${wide} px`] : found;
}
