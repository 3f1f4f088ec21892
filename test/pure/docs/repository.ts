import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

export const isThere = (file: string): boolean => existsSync(join(ROOT, file));

/** Files below a folder of the checkout whose names end so, as paths from its root. */
export const filesBelow = (folder: string, end: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file));

/** Every page for people: the two READMEs and what lies in docs/. */
export const pages = (): readonly string[] => ['README.md', 'README.zh-CN.md', ...filesBelow('docs', '.md')];
