import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellVerdict } from '../../../contracts/draw-checks';
import { checkBundle } from '../../../domain/draw/bundle/checks';
import { answer, type Question } from '../../../web/verify/answer';
import { verifyPage } from '../../../web/verify/page';
import { VALUE_WORDS } from '../../../web/verify/words';
import { FULL, OFFICERS, OPEN_PUBLIC, PRIVATE, PUBLIC } from '../draw/tamper-bundles';
import { PROFILES } from '../draw/hashes';
import { tagsOf } from '../../support/views/html';

const WEB = join(__dirname, '../../../web');
const html = verifyPage({ css: '', script: '', policy: "default-src 'none'" });

describe('the page that verifies a draw', () => {
  test('uses no class that its style does not know', () => {
    const css = ['assets/tokens', 'assets/components', 'assets/pages', 'verify/verify']
      .map((sheet) => readFileSync(join(WEB, `${sheet}.css`), 'utf8'))
      .join('\n');
    const used = new Set(tagsOf(html).flatMap(({ attributes }) => attributes.get('class')?.split(' ') ?? []));
    expect(used.size).toBeGreaterThan(20);
    expect([...used].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(css))).toEqual([]);
  });

  test('loads nothing: neither style nor script nor picture from elsewhere', () => {
    const loaded = tagsOf(html).filter(({ attributes }) => attributes.has('src'));
    expect(loaded).toEqual([]);
    const links = tagsOf(html).filter(({ name }) => name === 'link');
    expect(links.map(({ attributes }) => attributes.get('href'))).toEqual(['data:,']);
  });

  test('has a Chinese name for every value of every form', () => {
    const names = [FULL, OFFICERS, OPEN_PUBLIC, PRIVATE, PUBLIC].flatMap((bundle) =>
      checkBundle(PROFILES, JSON.stringify(bundle)).checks.flatMap(({ values }) => Object.keys(values)),
    );
    expect(names.length).toBeGreaterThan(100);
    expect([...new Set(names)].filter((name) => !(name in VALUE_WORDS))).toEqual([]);
  });
});

describe('its answer', () => {
  const asked = (source: Question['source']) => answer({ source, published: {}, poolRoot: null });

  test('is that of the command line, with a verifier of its own', async () => {
    for (const bundle of [FULL, OFFICERS, OPEN_PUBLIC, PRIVATE, PUBLIC]) {
      const text = JSON.stringify(bundle);
      expect(await asked(text)).toEqual({ kind: 'bundle', checked: checkBundle(PROFILES, text) });
    }
    const file = new Blob([JSON.stringify(FULL)]);
    expect(await asked(file)).toEqual(await asked(JSON.stringify(FULL)));
  });

  test('is that it cannot be told here, where the machine has no room', async () => {
    const huge = {
      get size(): number {
        throw new RangeError('Invalid string length');
      },
    } as Blob;
    const { checked } = (await asked(huge)) as Extract<Awaited<ReturnType<typeof asked>>, { kind: 'bundle' }>;
    expect(tellVerdict(checked)).toBe('不支持，在『材料文字』这一步：这里不支持这么大的材料。');
  });
});
