import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Lock {
  packages?: Record<string, { version?: string; optional?: boolean; link?: boolean }>;
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the bootstrap is plain CommonJS without types
const { firstDifference } = require('../../../stack/boot/install.cjs') as {
  firstDifference: (lock: Lock, installed: Lock | null) => string | null;
};
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the bootstrap is plain CommonJS without types
const { filesBelow, fingerprint } = require('../../../stack/boot/sources.cjs') as {
  filesBelow: (root: string, folder: string) => string[];
  fingerprint: (root: string, files: readonly string[]) => string;
};

const lock: Lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
    'node_modules/@x/mac': { version: '3.0.0', optional: true },
  },
};
const installed = (packages: Lock['packages']): Lock => ({ packages });

describe('dependencies are installed again only when they differ from the lock file', () => {
  it('accepts all packages in their locked versions, with optional ones of other platforms absent', () => {
    const have = installed({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
    });
    expect(firstDifference(lock, have)).toBeNull();
  });

  it('names what is missing, what has another version, and an install that never ended', () => {
    expect(firstDifference(lock, installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe('b is missing');
    expect(firstDifference(lock, installed({ 'node_modules/a': { version: '0.9.0' } }))).toBe('a is not 1.0.0');
    expect(firstDifference(lock, null)).toBe('they are not installed');
  });

  it('sees an optional package in another version', () => {
    const have = { ...lock.packages, 'node_modules/@x/mac': { version: '2.9.9' } };
    expect(firstDifference(lock, installed(have))).toBe('@x/mac is not 3.0.0');
  });
});

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the bootstrap is plain CommonJS without types
const { compiledFiles } = require('../../../stack/boot/build.cjs') as { compiledFiles: (root: string) => string[] };

describe('a build is made anew only when contents changed', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'liancha-boot-'));
    mkdirSync(join(root, 'src/deep'), { recursive: true });
    writeFileSync(join(root, 'src/a.ts'), 'one');
    writeFileSync(join(root, 'src/deep/b.ts'), 'two');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const print = (): string => fingerprint(root, filesBelow(root, 'src'));

  it('does not look at times', () => {
    const before = print();
    utimesSync(join(root, 'src/a.ts'), new Date(0), new Date(4e12));
    expect(print()).toBe(before);
  });

  it('sees a changed byte, a removed file, a renamed file, and text moved from one file to the next', () => {
    const before = print();
    const seen = new Set([before]);
    writeFileSync(join(root, 'src/a.ts'), 'onE');
    seen.add(print());
    writeFileSync(join(root, 'src/a.ts'), 'onet');
    writeFileSync(join(root, 'src/deep/b.ts'), 'wo');
    seen.add(print());
    rmSync(join(root, 'src/deep/b.ts'));
    seen.add(print());
    expect(seen.size).toBe(4);
  });

  it('watches what tsc compiles, by its own configuration, so that no folder is forgotten', () => {
    writeFileSync(join(root, 'tsconfig.build.json'), '{ "include": ["src", "later"] }');
    writeFileSync(join(root, 'src/style.css'), '');
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'docs/example.ts'), '');
    expect(compiledFiles(root)).toEqual(['src/a.ts', 'src/deep/b.ts']);
    mkdirSync(join(root, 'later'));
    writeFileSync(join(root, 'later/page.tsx'), '');
    expect(compiledFiles(root)).toContain('later/page.tsx');
  });

  it('takes a folder that does not exist as empty', () => {
    expect(filesBelow(root, 'nowhere')).toEqual([]);
  });
});

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the bootstrap is plain CommonJS without types
const { withLock } = require('../../../stack/boot/lock.cjs') as {
  withLock: <T>(root: string, work: () => Promise<T>) => Promise<T>;
};

describe('one build of a checkout at a time', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'liancha-lock-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  /** Locks of other builds on this machine come and go meanwhile. */
  const isOurs = (file: string): boolean => {
    try {
      return readFileSync(file, 'utf8') === String(process.pid);
    } catch {
      return false;
    }
  };
  const lockOf = (): string => {
    const locks = readdirSync(tmpdir()).filter((name) => /^liancha-build-.*\.lock$/.test(name));
    const ours = locks.map((name) => join(tmpdir(), name)).find(isOurs);
    if (ours === undefined) throw new Error('no lock of ours');
    return ours;
  };

  it('lets the second wait for the first, and hands back what the work gave, or its failure', async () => {
    const events: string[] = [];
    const first = withLock(root, async () => {
      events.push('first in');
      await new Promise((resolve) => setTimeout(resolve, 100));
      events.push('first out');
      return 1;
    });
    const second = withLock(root, async () => void events.push('second in'));
    expect(await first).toBe(1);
    await second;
    expect(events).toEqual(['first in', 'first out', 'second in']);
    await expect(withLock(root, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock(root, () => Promise.resolve(2))).toBe(2);
  });

  it('takes the lock of a dead holder, and of one that has not touched it for a minute', async () => {
    for (const [holder, age] of [
      [2 ** 30, 0],
      [process.pid, 90_000],
    ] as const) {
      let lock = '';
      await withLock(root, async () => void (lock = lockOf()));
      writeFileSync(lock, String(holder));
      utimesSync(lock, new Date(Date.now() - age), new Date(Date.now() - age));
      expect(await withLock(root, () => Promise.resolve('in'))).toBe('in');
    }
  });
});
