import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The scripts of pages: each works on a form that works without it, where a form can. */
export type Island = 'keys' | 'share' | 'entry' | 'unsaved' | 'news' | 'live' | 'targets';

/** A file of the pages, held in memory: there are few, they are small, and their names change with their content. */
interface AssetFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer;
}

/** 验证一次抽取: the page that is one file. It keeps its address, and brings the policy that its style and script need. */
interface Verifier extends AssetFile {
  readonly policy: string;
}

/** What pages refer to. Addresses hold a hash of the content, so that a browser may keep them for ever. */
export interface Assets {
  readonly css: string;
  /** Null: not built; the page does without. */
  island(name: Island): string | null;
  /** By path, `/assets/style.1f3a….css`. */
  readonly files: ReadonlyMap<string, AssetFile>;
  /** Null: not built. */
  readonly verifier: Verifier | null;
}

const ASSET_PATH = '/assets';
const SHEETS = ['tokens.css', 'components.css', 'pages.css'];
const ISLANDS = 'dist/web/islands';
const VERIFIER = 'dist/web/verify.html';

/** The folder that holds the project: sources and `dist/` both lie beneath it. */
function projectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json not found above web/');
  return projectRoot(above);
}

/** Reads the sheets and the built scripts once, at start. */
export function loadAssets(root = projectRoot(__dirname)): Assets {
  const css = Buffer.concat(SHEETS.map((sheet) => readFileSync(join(root, 'web/assets', sheet))));
  const cssPath = `${ASSET_PATH}/style-${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`;
  const scripts = builtScripts(join(root, ISLANDS));
  const files = new Map<string, AssetFile>([
    [cssPath, assetFile('text/css', css)],
    ...scripts.map(({ path, body }) => [path, assetFile('text/javascript', body)] as const),
  ]);
  return {
    css: cssPath,
    island: (name) => scripts.find((script) => script.name === name)?.path ?? null,
    files,
    verifier: verifierIn(join(root, VERIFIER)),
  };
}

const assetFile = (type: string, body: Buffer): AssetFile => ({
  type: `${type}; charset=utf-8`,
  body,
  gzip: gzipSync(body, { level: 9 }),
});

/** The policy stands in the page, for when it is opened from a disk; a server says the same, and who may frame it. */
function verifierIn(path: string): Verifier | null {
  if (!existsSync(path)) return null;
  const file = assetFile('text/html', readFileSync(path));
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(file.body.toString()) ?? [];
  if (policy === undefined) throw new Error(`${path} has no policy`);
  return { ...file, policy: `${policy}; frame-ancestors 'none'` };
}

interface Script {
  readonly name: string;
  readonly path: string;
  readonly body: Buffer;
}

/** The build has put a hash of the content into each name (`share-Bd3f0q1x2y.js`); they import each other by these names. */
function builtScripts(folder: string): readonly Script[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({
      name: file.replace(/-[\w-]{10}\.js$/, ''),
      path: `${ASSET_PATH}/${file}`,
      body: readFileSync(join(folder, file)),
    }));
}
