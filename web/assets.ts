import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The scripts of pages: each works on a form that works without it, where a form can. */
export type Island = 'keys' | 'share' | 'reveal' | 'entry' | 'unsaved';

/** A file of the pages, held in memory: there are few, they are small, and their names change with their content. */
export interface AssetFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer;
}

/** What pages refer to. Addresses hold a hash of the content, so that a browser may keep them for ever. */
export interface Assets {
  readonly css: string;
  /** Null: not built; the page does without. */
  island(name: Island): string | null;
  /** By path, `/assets/style.1f3a….css`. */
  readonly files: ReadonlyMap<string, AssetFile>;
}

export const ASSET_PATH = '/assets';
const SHEETS = ['tokens.css', 'components.css', 'pages.css'];
const ISLANDS = 'dist/web/islands';

/** The folder that holds the project: sources and `dist/` both lie beneath it. */
function projectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json not found above web/');
  return projectRoot(above);
}

/** Reads the sheets and the built scripts once, at start. */
export function loadAssets(root = projectRoot(__dirname)): Assets {
  const files = new Map<string, AssetFile>();
  const add = (name: string, extension: 'css' | 'js', body: Buffer): string => {
    const path = `${ASSET_PATH}/${name}.${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${extension}`;
    const type = extension === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    files.set(path, { type, body, gzip: gzipSync(body, { level: 9 }) });
    return path;
  };
  const css = add('style', 'css', Buffer.concat(SHEETS.map((sheet) => readFileSync(join(root, 'web/assets', sheet)))));
  const islands = new Map(scripts(join(root, ISLANDS)).map(([name, body]) => [name, add(name, 'js', body)]));
  return { css, island: (name) => islands.get(name) ?? null, files };
}

/** Each built script by its name; vite puts a hash behind it (`share-Bd3f0q1x.js`). */
function scripts(folder: string): (readonly [name: string, body: Buffer])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file.replace(/(-[\w-]{8})?\.js$/, ''), readFileSync(join(folder, file))] as const);
}
