import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadAssets } from '../../../web/assets';
import { serveAssets } from '../../../web/serve-assets';
import { gallery } from '../../support/views/gallery';
import { tagsOf } from '../../support/views/html';

const root = mkdtempSync(join(tmpdir(), 'assets-'));
beforeAll(() => {
  mkdirSync(join(root, 'web/assets'), { recursive: true });
  for (const sheet of ['tokens', 'components', 'pages'])
    writeFileSync(join(root, `web/assets/${sheet}.css`), `/* ${sheet} */\n`);
});
afterAll(() => rmSync(root, { recursive: true }));

interface Got {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly passed: boolean;
}

function get(path: string, accept = ''): Got {
  const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: path });
  request.headers['accept-encoding'] = accept;
  const response = new ServerResponse(request);
  const end = jest.spyOn(response, 'end').mockReturnValue(response);
  const next = jest.fn();
  serveAssets(loadAssets(root))(request, response, next);
  return { headers: response.getHeaders(), body: end.mock.calls[0]?.[0], passed: next.mock.calls.length > 0 };
}

describe('the files of the pages', () => {
  test('bear a name that changes with their content', () => {
    const before = loadAssets(root).css;
    writeFileSync(join(root, 'web/assets/pages.css'), '/* other */\n');
    expect(loadAssets(root).css).not.toBe(before);
    expect(loadAssets(root).css).toMatch(/^\/assets\/style-[0-9a-f]{10}\.css$/);
  });

  test('are kept for a year and sent packed to who takes that', () => {
    const { css } = loadAssets(root);
    const plain = get(css);
    const packed = get(css, 'gzip, br');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body as Buffer)).toEqual(plain.body);
  });

  test('of another version are not found', () => {
    expect(get('/assets/style-0000000000.css')).toMatchObject({ passed: true, body: undefined });
    expect(get('/assets/../package.json').passed).toBe(true);
  });

  test('may lack scripts that were not built', () => {
    expect(loadAssets(root).island('share')).toBeNull();
    mkdirSync(join(root, 'dist/web/islands'), { recursive: true });
    writeFileSync(join(root, 'dist/web/islands/share-Bd3f0q1x2y.js'), '1');
    expect(loadAssets(root).island('share')).toBe('/assets/share-Bd3f0q1x2y.js');
  });
});

describe('the page that verifies a draw', () => {
  test('is served under both its addresses, with the policy that stands in it, and asked for anew each time', () => {
    expect(get('/p/verify').passed).toBe(true);
    mkdirSync(join(root, 'dist/web'), { recursive: true });
    writeFileSync(
      join(root, 'dist/web/verify.html'),
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'"/>`,
    );
    for (const path of ['/p/verify', '/p/draws/2026-0417-01/verify'])
      expect(get(path)).toMatchObject({
        passed: false,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
          'content-security-policy': "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'",
        },
      });
    for (const path of ['/p/draws/verify', '/p/draws/a/b/verify', '/p/verify/x']) expect(get(path).passed).toBe(true);
  });

  test('is not served without a policy', () => {
    writeFileSync(join(root, 'dist/web/verify.html'), '<p></p>');
    expect(() => loadAssets(root)).toThrow('no policy');
    rmSync(join(root, 'dist/web/verify.html'));
  });
});

describe('the style', () => {
  const css = ['tokens', 'components', 'pages']
    .map((sheet) => readFileSync(join(__dirname, `../../../web/assets/${sheet}.css`), 'utf8'))
    .join('\n');

  test('stays with what Chromium 78 reads', () => {
    expect(css.match(/(?<![-\w])gap\s*:|:is\(|:where\(|:has\(|\binset\s*:|\bclamp\(|aspect-ratio/g)).toBeNull();
  });

  test('fits the budget of a public page', () => {
    expect(
      loadAssets(join(__dirname, '../../..')).files.get(loadAssets(join(__dirname, '../../..')).css)?.gzip.length,
    ).toBeLessThan(12_000);
  });

  test('knows every class that a page uses', () => {
    const shown = gallery({ css: '', island: () => null });
    const used = new Set(
      shown.flatMap(({ html }) => tagsOf(html).flatMap(({ attributes }) => attributes.get('class')?.split(' ') ?? [])),
    );
    const unknown = [...used].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(css));
    expect(unknown).toEqual([]);
  });
});
