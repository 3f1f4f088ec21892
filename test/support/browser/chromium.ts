import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

function answer(path: string, pages: ReadonlyMap<string, string>, assets: Assets): Answer {
  const file = assets.files.get(path);
  if (file)
    return { status: 200, headers: { 'content-type': file.type, 'cache-control': 'max-age=600' }, body: file.body };
  // There is no API here: what a script asks of it has no answer, which is no fault of the page.
  if (path.startsWith('/api/')) return { status: 204, headers: {}, body: '' };
  const html = pages.get(path);
  if (html === undefined) return { status: 404, headers: {}, body: '' };
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP };
  return { status: 200, headers, body: html };
}

/** Answers every request from memory: the pages by path, and their files. No server, no port. */
export async function serve(
  context: BrowserContext,
  pages: ReadonlyMap<string, string>,
  assets: Assets = loadAssets(),
): Promise<void> {
  await context.route('**/*', (route) => route.fulfill(answer(new URL(route.request().url()).pathname, pages, assets)));
}

export interface Host {
  readonly origin: string;
  close(): void;
}

/** The same answers from a port of this machine: a browser keeps what it compiled, which counts where pages are many. */
export async function host(pages: ReadonlyMap<string, string>, assets: Assets): Promise<Host> {
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(request.url ?? '/', pages, assets);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
