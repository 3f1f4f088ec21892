import { dirname, join, normalize } from 'node:path';
import { filesBelow, isThere, pages, read } from './repository';

interface Link {
  readonly page: string;
  readonly target: string;
}

const links = (): readonly Link[] =>
  pages().flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => ({ page, target: target ?? '' })),
  );
const isOutside = ({ target }: Link): boolean => /^[a-z]+:/.test(target);
const fileOf = ({ page, target }: Link): string =>
  target.startsWith('#') ? page : normalize(join(dirname(page), target.replace(/#.*$/, '')));

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));

describe('the pages for people', () => {
  it('link to nothing that is not there', () => {
    const inside = links().filter((link) => !isOutside(link));
    expect(inside.length).toBeGreaterThan(40);
    expect(inside.filter((link) => !isThere(fileOf(link)))).toEqual([]);
  });

  it('link to headings that exist', () => {
    const toHeadings = links().filter((link) => !isOutside(link) && link.target.includes('#'));
    expect(toHeadings.length).toBeGreaterThan(3);
    expect(toHeadings.filter((link) => !anchorsOf(fileOf(link)).includes(link.target.replace(/^[^#]*#/, '')))).toEqual(
      [],
    );
  });

  it('give no command of npm that package.json does not have', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const named = pages().flatMap((page) =>
      [...read(page).matchAll(/(?:^|`)npm (?:run (?:-s )?)?([\w:]+)/gm)].map(([, script]) => script ?? ''),
    );
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
  });

  it('tell of no command of the CLI that it does not have, and of every one that it has', () => {
    const commands = filesBelow('cli', '.ts').flatMap((file) =>
      [...read(file).matchAll(/new Command\('([a-z]+)'\)/g)].map(([, name]) => name ?? ''),
    );
    const told = [...read('README.md').matchAll(/^\| `([a-z]+(?: [a-z]+)?)(?: [^`]*)?`.*\d .* · /gm)].flatMap(
      ([, words]) => words?.split(' ') ?? [],
    );
    expect([...new Set(told)].sort()).toEqual([...new Set(commands)].filter((name) => name !== 'liancha').sort());
  });

  it('name no variable of the environment that the code does not read', () => {
    const code = ['activities', 'api', 'worker', 'stack', 'cli']
      .flatMap((folder) => [...filesBelow(folder, '.ts'), ...filesBelow(folder, '.cjs')])
      // The worker leaves the names of TLS and API key to Temporal's own reader.
      .concat(filesBelow('node_modules/@temporalio/envconfig/lib', '.js'))
      .map(read)
      .join('\n');
    const named = pages().flatMap((page) =>
      [...read(page).matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g)].map(([, name]) => name ?? ''),
    );
    expect(named.length).toBeGreaterThan(15);
    const refusals = read('domain/kernel/refusal-codes.ts');
    expect([...new Set(named)].filter((name) => !code.includes(name) && !refusals.includes(`'${name}'`))).toEqual([]);
  });

  it('say the same in both languages: the same headings, tables and commands', () => {
    const shape = (page: string) => {
      const text = read(page);
      return {
        headings: text.match(/^#+ /gm),
        rows: text.match(/^\|/gm)?.length,
        code: [...text.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block]) => block?.replace(/#.*$/gm, '').trim()),
        links: [...text.matchAll(/\]\(([^)#\s]+)/g)]
          .map(([, target]) => target)
          .filter((target) => !/README/.test(target ?? '')),
      };
    };
    expect(shape('README.zh-CN.md')).toEqual(shape('README.md'));
  });
});
