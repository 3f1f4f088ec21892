import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { loadAssets, type Assets } from '../../../web/assets';

/** The browser of the tests: found by `npm test` and named in TEST_BROWSER. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['TEST_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

/** By TLS, as the API wants it off the machine itself: without it a browser has no cryptography to offer. */
export const ORIGIN = 'https://liancha.test';
/** As the API sends it: a page that needs more than this is broken in use. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Answers every request from memory: the pages by path, and their files. No server, no port. */
export async function serve(
  context: BrowserContext,
  pages: ReadonlyMap<string, string>,
  assets: Assets = loadAssets(),
): Promise<void> {
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = assets.files.get(pathname);
    if (file) return route.fulfill({ body: file.body, contentType: file.type });
    // There is no API here: what a script asks of it has no answer, which is no fault of the page.
    if (pathname.startsWith('/api/')) return route.fulfill({ status: 204 });
    const html = pages.get(pathname);
    if (html === undefined) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({
      body: html,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': CSP },
    });
  });
}
