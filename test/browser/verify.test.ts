import { closeSync, mkdirSync, mkdtempSync, openSync, ftruncateSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CHECK_WORDS } from '../../contracts/draw-words';
import type { CheckName } from '../../domain/draw/bundle/check-names';
import { proveUnit } from '../../domain/draw/bundle/proof';
import { bundleFromText } from '../../domain/draw/bundle/read';
import { loadAssets } from '../../web/assets';
import { value } from '../pure/draw/city';
import { sha256 } from '../pure/draw/hashes';
import { FULL, OFFICERS, PUBLIC, PUBLIC_RESULT } from '../pure/draw/tamper-bundles';
import { EITHER, OF_FULL, OF_OFFICERS, OF_PUBLIC } from '../pure/draw/tamper-ways';
import { launch, ORIGIN } from '../support/browser/chromium';
import { drawOf, recused } from '../support/verify/city';
import { answered, faultsOf, file, FILE, openFile, sentenceOn, statuses } from '../support/verify/page';

/** A folder for pictures to look at; none are taken without it. */
const SHOTS = process.env['TEST_SHOTS'];
const vector = (name: string): string => join(__dirname, '../vectors', `public-${name}.json`);
const small = drawOf(100);

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await openFile(await browser.newContext({ viewport: { width: 1366, height: 800 } }), complaints);
}, 60_000);
afterAll(() => browser?.close());
beforeEach(() => page.goto(FILE));
afterEach(() => expect(complaints.splice(0)).toEqual([]));

const shoot = async (name: string, width: number): Promise<void> => {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `verify-${name}-${width}.png`), fullPage: true });
};

const type = (id: string, hash: string): Promise<void> =>
  page
    .evaluate(([field, text]) => Object.assign(document.querySelector(field ?? '') ?? {}, { value: text }), [id, hash])
    .then(() => undefined);

describe('from a disk, without a network', () => {
  test('it trusts every vector as far as it is whole', async () => {
    for (const name of ['01-tiny', '02-ties', '03-unicode-sm3', '04-1k', '05-officers', '06-public-view']) {
      expect(await sentenceOn(page, vector(name))).toMatch(/^材料自身可信：重新计算抽中\d+户/);
      expect(Object.values(await statuses(page))).not.toContain('不符');
    }
  }, 20_000);

  test('it trusts a draw wholly once the published hashes are typed in, as people copy them', async () => {
    await type('#plan-hash', small.planHash.toUpperCase());
    await type('#result-hash', `${small.resultHash.slice(0, 32)} ${small.resultHash.slice(32)}`);
    expect(await sentenceOn(page, file(small.publicView))).toMatch(
      /^可信：重新计算抽中25户，各步都对得上，结果与写明的一致/,
    );
    expect(await statuses(page)).toMatchObject({ pool: '一致', beacon: '一致', seed: '一致', result: '一致' });
    await type('#result-hash', small.planHash);
    await page.click('[data-again]');
    await page.waitForFunction(() => document.querySelector('#verdict-h')?.textContent?.startsWith('不可信'));
    expect(await page.textContent('[data-check=result] [data-values]')).toContain(small.resultHash);
    await type('#result-hash', 'abc');
    await page.click('[data-again]');
    expect(await page.textContent('#choose [data-said]')).toContain('64位');
  }, 20_000);

  test('it is all there is: nothing is asked of any network', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await sentenceOn(page, file(small.publicView));
    expect(asked.filter((url) => url !== FILE && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
    expect(await page.isVisible('#report')).toBe(false);
  }, 20_000);
});

describe('it names every tampering that the command line names', () => {
  const all = [
    ...[...EITHER, ...OF_FULL].map((way) => ({ bundle: FULL, way })),
    ...OF_PUBLIC.map((way) => ({ bundle: PUBLIC, way })),
    ...OF_OFFICERS.map((way) => ({ bundle: OFFICERS, way })),
  ];
  test(`${all.length} ways`, async () => {
    expect(all.length).toBeGreaterThan(80);
    const missed: string[] = [];
    for (const { bundle, way } of all) {
      const [what, check, , change] = way;
      await type('#result-hash', bundle === PUBLIC ? PUBLIC_RESULT : '');
      const sentence = await sentenceOn(page, file(change(bundle)));
      if (!sentence.startsWith(`不可信，在『${CHECK_WORDS[check as CheckName].zh}』这一步：`))
        missed.push(`${what}: ${sentence}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);
});

describe('what is no draw gets a sentence', () => {
  test('whatever it is', async () => {
    const half = JSON.stringify(small.publicView).slice(0, -9);
    for (const [content, why] of [
      ['{"plan_text":"","plan_text":""}', /同一个键出现两次/],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), /文件不合格式（不是UTF-8文字）/],
      ['', /不是JSON/],
      ['['.repeat(1_000_000), /嵌套太深/],
      [half, /没有写完/],
      ['{"name":"餐饮"}', /『抽取计划』.*缺少|『抽取计划』.*不是文字/],
    ] as const) {
      const sentence = await sentenceOn(page, file(content));
      expect(sentence).toMatch(/^不可信，在『/);
      expect(sentence).toMatch(why);
    }
  }, 20_000);

  test('200 MB, at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-'));
    const path = join(folder, 'large.json');
    const handle = openSync(path, 'w');
    ftruncateSync(handle, 200_000_000);
    closeSync(handle);
    const began = Date.now();
    expect(await sentenceOn(page, path)).toMatch(/^不支持，在『材料文字』这一步：材料超过134,217,728字节/);
    expect(Date.now() - began).toBeLessThan(5_000);
    rmSync(folder, { recursive: true });
  }, 20_000);
});

describe('10,000 firms', () => {
  const large = drawOf(10_000);
  test('are answered within five seconds, while the page stays alive', async () => {
    await page.evaluate(() => {
      const seen = { longest: 0, last: performance.now() };
      Object.assign(window, { seen });
      setInterval(() => {
        seen.longest = Math.max(seen.longest, performance.now() - seen.last);
        seen.last = performance.now();
      }, 10);
    });
    const began = Date.now();
    await sentenceOn(page, file(large.publicView));
    const took = Date.now() - began;
    // What was put on the page's window above is no part of its type.
    const longest = await page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
    expect(await page.textContent('[data-check=pool] [data-values]')).toContain('10,000');
    expect(took).toBeLessThan(5_000);
    expect(longest).toBeLessThan(500);
  }, 30_000);
});

test('a material chosen while another is checked is answered in its place', async () => {
  await page.setInputFiles('#file', file(drawOf(5_000).publicView));
  expect(await sentenceOn(page, file(small.publicView))).toMatch(/^材料自身可信：重新计算抽中25户/);
  await page.waitForTimeout(500);
  expect(await page.textContent('#verdict-h')).toMatch(/抽中25户/);
}, 20_000);

describe('a firm', () => {
  const bundle = value(bundleFromText(JSON.stringify(small.private)));
  if (bundle.form !== 'private') throw new Error('no private bundle');
  const proofOf = (uid: string) => value(proveUnit(sha256, bundle, uid));
  const proof = proofOf('91442000MA000007');

  test('finds itself in the pool of the draw that was checked', async () => {
    await sentenceOn(page, file(small.publicView));
    await page.setInputFiles('#proof', file(proof));
    await page.waitForFunction(() => document.querySelector('#firm [data-said]')?.textContent !== '');
    expect(await page.textContent('#firm [data-said]')).toMatch(/^在名录里：91442000MA000007。(没有抽中|抽中，第)/);
    expect(await page.isVisible('#verdict-h')).toBe(true);
  }, 20_000);

  test('is not in another pool, and a proof alone is compared with nothing', async () => {
    const said = async (root: string): Promise<string> => {
      await type('#pool-root', root);
      await page.setInputFiles('#file', file(proof));
      await answered(page);
      return (await page.textContent('#firm [data-said]')) ?? '';
    };
    expect(await said('')).toContain('没有名录根可以对照');
    expect(await said('ab'.repeat(32))).toMatch(/^不在名录里，或者证明有误/);
    expect(await said(proof.pool_root)).toMatch(/^在名录里：/);
    expect(await page.isVisible('#verdict')).toBe(false);
  }, 20_000);

  test('finds its place among those drawn by its commitment', async () => {
    await sentenceOn(page, file(small.publicView));
    await page.fill('#commitment', small.drawn[2] ?? '');
    await page.press('#commitment', 'Enter');
    expect(await page.textContent('#drawn [data-said]')).toBe('抽中，第3位，第1批。');
    await page.fill('#commitment', 'ab'.repeat(32));
    await page.press('#commitment', 'Enter');
    expect(await page.textContent('#drawn [data-said]')).toBe('没有抽中。');
  }, 20_000);
});

test('the keys alone are enough: a material is pasted and checked', async () => {
  const text = JSON.stringify(small.publicView);
  const focusOn = async (selector: string): Promise<void> => {
    for (let n = 0; n < 30; n += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`${selector} is not reached by Tab`);
  };
  await focusOn('details:not(#published) > summary');
  await page.keyboard.press('Enter');
  await focusOn('#text');
  await page.keyboard.insertText(text);
  await focusOn('[data-text]');
  await page.keyboard.press('Enter');
  await answered(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict-h');
  expect(await page.textContent('#verdict-h')).toMatch(/^材料自身可信/);
}, 20_000);

test('a copy of which one letter was changed runs nothing, and says so', async () => {
  const bare = await browser.newPage();
  const html = readFileSync(new URL(FILE), 'utf8');
  await bare.setContent(html.replace('正在核对', '正在校对'));
  expect(await bare.isVisible('[data-dead]')).toBe(true);
  await bare.setContent(html);
  expect(await bare.isVisible('[data-dead]')).toBe(false);
  await bare.close();
}, 20_000);

test('a material is dropped onto the page', async () => {
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'draw.json'));
    return transfer;
  }, JSON.stringify(small.publicView));
  await page.dispatchEvent('#main', 'drop', { dataTransfer: data });
  await page.waitForSelector('#verdict:not([hidden])');
  expect(await page.textContent('#verdict-h')).toMatch(/^材料自身可信/);
}, 20_000);

test('a browser without workers and without the functions of later years computes the same', async () => {
  const old = await browser.newContext();
  await old.addInitScript(() => {
    Object.assign(window, { Worker: undefined });
    Reflect.deleteProperty(Object, 'hasOwn');
    Reflect.deleteProperty(Array.prototype, 'at');
  });
  const bare = await openFile(old, complaints);
  expect(await sentenceOn(bare, vector('05-officers'))).toMatch(/^材料自身可信：重新计算抽中10户/);
  await old.close();
}, 30_000);

test.each([1366, 375])(
  'it is accessible and fits at %i px, whatever it says',
  async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const faults: string[] = [];
    const look = async (name: string): Promise<void> => {
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
      await shoot(name, width);
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    };
    await look('start');
    await type('#result-hash', PUBLIC_RESULT);
    await sentenceOn(page, vector('06-public-view'));
    await look('passed');
    await type('#result-hash', '');
    await sentenceOn(page, vector('04-1k'));
    await look('whole');
    await sentenceOn(page, file('{"a":1,"a":2}'));
    await look('failed');
    expect(faults).toEqual([]);
  },
  30_000,
);

test('the script is at most 45 KB, the page with its style less than a public page may be', () => {
  const html = readFileSync(new URL(FILE), 'utf8');
  const [, script = ''] = /<script>([^]*)<\/script>/.exec(html) ?? [];
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(45_000);
  expect(gzipSync(html, { level: 9 }).length).toBeLessThan(100_000);
});

describe('as the site serves it for one draw', () => {
  const { verifier } = loadAssets();
  const data = JSON.stringify(small.publicView);
  const address = `${ORIGIN}/p/draws/2026-0417-01/verify`;
  let context: BrowserContext;
  let served: Page;

  beforeEach(async () => {
    context = await browser.newContext();
    await context.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/p/draws/2026-0417-01/verify')
        return route.fulfill({
          body: verifier?.body ?? '',
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': verifier?.policy ?? '' },
        });
      return pathname === '/api/v1/public/draws/2026-0417-01'
        ? route.fulfill({
            body: data,
            contentType: 'application/json',
            headers: { 'content-length': String(data.length) },
          })
        : route.fulfill({ status: 404 });
    });
    served = await context.newPage();
  });
  afterEach(() => context.close());

  test('it tells how much there is, fetches it on a click, and holds it against the published hashes', async () => {
    await served.goto(`${address}#plan=${small.planHash}&result=${small.resultHash}`);
    await served.waitForFunction(() => document.querySelector('[data-size]')?.textContent !== '');
    expect(await served.textContent('#fetch p')).toContain(`${(data.length / 1e6).toFixed(2)} MB`);
    await served.click('[data-get]');
    await served.waitForSelector('#verdict:not([hidden])');
    expect(await served.textContent('#verdict-h')).toMatch(/^可信：/);
    expect(await faultsOf(served)).toEqual([]);
  }, 20_000);

  test('who wants to says what came out: sent by the button alone, under one token for this draw, and to nobody else', async () => {
    const posted: { readonly body: unknown; readonly cookie: string | undefined }[] = [];
    await context.addCookies([{ name: 'liancha', value: 'session-of-somebody', url: ORIGIN }]);
    await context.route('**/api/v1/public/draws/2026-0417-01/reports', async (route) => {
      const { cookie } = await route.request().allHeaders();
      posted.push({ body: route.request().postDataJSON() as unknown, cookie });
      await route.fulfill({ json: { agree: 17, differ: 0 } });
    });
    for (const _visit of [1, 2]) {
      await served.goto(`${address}#plan=${small.planHash}&result=${small.resultHash}`);
      await served.reload();
      expect(await served.isVisible('#report')).toBe(false);
      await served.click('[data-get]');
      await served.waitForSelector('#report:not([hidden])');
      const before = posted.length;
      expect(await served.textContent('[data-send]')).toBe('上报“我算出的结果一致”');
      await served.click('[data-send]');
      await served.waitForFunction(() => document.querySelector('#report [data-said]')?.textContent !== '');
      expect(posted.length).toBe(before + 1);
      expect(await served.textContent('#report [data-said]')).toBe('已上报。自愿上报：17台算出相同结果，0台不同。');
    }
    const [first, second] = posted;
    expect(first).toEqual({
      body: { resultHash: small.resultHash, token: expect.stringMatching(/^[0-9a-f]{32}$/) },
      cookie: undefined,
    });
    expect(second).toEqual(first);
    expect(await faultsOf(served)).toEqual([]);
  }, 30_000);

  test('a result that is not the published one may be told as well; what somebody brought along is nobody’s result but his own', async () => {
    await served.goto(`${address}#result=${small.planHash}`);
    await served.click('[data-get]');
    await served.waitForSelector('#report:not([hidden])');
    expect(await served.textContent('[data-send]')).toBe('上报“我算出的结果不同”');
    await served.setInputFiles('#file', file(small.publicView));
    await answered(served);
    await served.waitForSelector('#report', { state: 'hidden' });
  }, 20_000);

  test('who scanned the code at the ceremony is answered after a recusal too, by what the site gave out then', async () => {
    const { now, then } = recused();
    await context.route('**/api/v1/public/draws/2026-0417-01?*', (route) => {
      const asked = new URL(route.request().url()).searchParams.get('result');
      return asked === then.resultHash ? route.fulfill({ json: then.view }) : route.fulfill({ status: 404 });
    });
    await context.route('**/api/v1/public/draws/2026-0417-01', (route) => route.fulfill({ json: now.view }));
    const told = async (resultHash: string): Promise<string | null> => {
      await served.goto(`${address}#result=${resultHash}`);
      await served.reload();
      await served.click('[data-get]');
      await served.waitForSelector('#verdict:not([hidden])');
      return served.textContent('#verdict-h');
    };
    expect(await told(then.resultHash)).toMatch(/^抽取当时的结果可信：.*此后又有1项变动/);
    expect(await served.textContent('[data-send]')).toBe('上报“我算出的结果一致”');
    expect(await served.isVisible('.verdict-no')).toBe(false);
    expect(await told(now.resultHash)).toMatch(/^可信：/);
    expect(await told('ab'.repeat(32))).toMatch(/^不可信，在『结果』这一步：/);
    expect(await faultsOf(served)).toEqual([]);
  }, 30_000);

  test('it says when there is nothing to fetch', async () => {
    await context.route('**/api/**', (route) => route.abort());
    await served.goto(address);
    await served.click('[data-get]');
    await served.waitForFunction(() => document.querySelector('#fetch [data-said]')?.textContent !== '');
    expect(await served.textContent('#fetch [data-said]')).toContain('没有取到材料');
  }, 20_000);
});
