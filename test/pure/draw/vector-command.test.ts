import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkVector } from '../../../domain/draw/bundle/vector';
import { checkFiles, EXIT, exitCodeOf, linesOf, vectorCommand } from '../../../cli/draw/vector';

const VECTORS = join(__dirname, '../../vectors');
const vector = (name: string): string => join(VECTORS, name);
const TINY = vector('public-01-tiny.json');
const TINY_TEXT = readFileSync(TINY, 'utf8');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (content: string | Uint8Array, name = 'v.json'): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

interface Editable {
  bundle: Record<string, unknown>;
  expected: Record<string, unknown>;
  primitives: Record<string, unknown>[];
}

const edited = (change: (copy: Editable) => void): string => {
  const copy = JSON.parse(TINY_TEXT) as Editable;
  change(copy);
  return written(JSON.stringify(copy));
};

test('all equal exits with 0', async () => {
  const reports = await checkFiles([TINY, vector('public-02-ties.json'), vector('public-04-1k.json')]);
  expect(reports.map(({ status }) => status)).toEqual(['equal', 'equal', 'equal']);
  expect(exitCodeOf(reports)).toBe(0);
});

test('any key of expected that differs is named with both values', async () => {
  const keys = Object.keys((JSON.parse(TINY_TEXT) as Editable).expected);
  for (const key of keys) {
    const [report] = await checkFiles([edited(({ expected }) => (expected[key] = 'changed'))]);
    expect(report).toMatchObject({ status: 'different', differences: [{ field: key, expected: '"changed"' }] });
  }
});

test('a difference deep inside a list is named by its path', async () => {
  const file = edited(({ expected }) => {
    const [, second] = expected['final'] as { ticket: string }[];
    if (second) second.ticket = '00'.repeat(32);
  });
  expect(await checkFiles([file])).toMatchObject([{ differences: [{ field: 'final[1].ticket' }] }]);
});

test('a key of expected that nothing computes is a difference, and one left out is not compared', async () => {
  const [more, less] = [edited(({ expected }) => (expected['levels'] = {})), join(folder, 'less.json')];
  const [report] = await checkFiles([more]);
  expect(report).toMatchObject({ status: 'different', differences: [{ field: 'levels', actual: 'nothing' }] });
  const { bundle, expected } = JSON.parse(TINY_TEXT) as Editable;
  writeFileSync(less, JSON.stringify({ bundle, expected: { seed: expected['seed'] } }));
  expect(await checkFiles([less])).toMatchObject([{ status: 'equal', compared: 1 }]);
});

test('a primitive that differs is named by its place', async () => {
  const [report] = await checkFiles([edited(({ primitives }) => (primitives[7] = { ...primitives[7], out: 'x' }))]);
  expect(report).toMatchObject({ status: 'different', differences: [{ field: 'primitives[7]' }] });
});

test('an expected refusal is equal only when the bundle is refused', async () => {
  const wanted = edited(({ bundle, expected }) => {
    for (const key of Object.keys(expected)) delete expected[key];
    expected['reject'] = true;
    bundle['reveals'] = [{ id: '别的部门', secret: '00'.repeat(32) }];
  });
  const [refused] = await checkFiles([wanted]);
  expect(refused).toMatchObject({ status: 'equal', refusal: { code: 'SHARE_NOT_COMMITTED' } });
  const [accepted] = await checkFiles([edited((copy) => (copy.expected = { reject: true }))]);
  expect(accepted).toMatchObject({ status: 'different', differences: [{ field: '(bundle)', actual: '"accepted"' }] });
  const [broken] = await checkFiles([edited(({ bundle }) => (bundle['reveals'] = 1))]);
  expect(broken).toMatchObject({ status: 'different', differences: [{ field: '(bundle)', expected: '"accepted"' }] });
});

test('a bundle whose own JSON has a duplicate key is refused, as expected where that is expected', async () => {
  const doubled = TINY_TEXT.replace('"beacon"', '"beacon": null, "beacon"');
  expect(doubled).not.toBe(TINY_TEXT);
  const [report] = await checkFiles([written(doubled)]);
  expect(report).toMatchObject({ status: 'different' });
  const { bundle } = JSON.parse(TINY_TEXT) as Editable;
  const wanted = `{"expected":{"reject":true},"bundle":{"reveals":[],${JSON.stringify(bundle).slice(1)}}`;
  expect(await checkFiles([written(wanted)])).toMatchObject([{ status: 'equal', refusal: { code: 'DRAW_MALFORMED' } }]);
});

test('a hash that a machine lacks is reported as not supported', () => {
  const report = { file: TINY, ...checkVector({}, TINY_TEXT) };
  expect(exitCodeOf([report])).toBe(EXIT.unsupported);
  expect(linesOf(report)).toEqual([expect.stringContaining('not supported: sha256')]);
});

test.each([
  ['no JSON', '{'],
  ['no vector', '{"a":1}'],
  ['no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ['primitives of an unknown kind', '{"bundle":{},"expected":{},"primitives":[{"f":"x"}]}'],
])('%s exits with 2, whatever else there is', async (_, content) => {
  const reports = await checkFiles([
    TINY,
    vector('public-05-officers.json'),
    written(content),
    join(folder, 'absent.json'),
  ]);
  expect(reports.slice(2).map(({ status }) => status)).toEqual(['unreadable', 'unreadable']);
  expect(exitCodeOf(reports)).toBe(EXIT.unreadable);
});

describe('the command', () => {
  const runs = async (...args: string[]): Promise<{ out: string; err: string; code: typeof process.exitCode }> => {
    const said = { out: '', err: '' };
    const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
    const before = process.exitCode;
    try {
      await vectorCommand().parseAsync(args, { from: 'user' });
      return { ...said, code: process.exitCode };
    } finally {
      process.exitCode = before;
      stdout.mockRestore();
      stderr.mockRestore();
    }
  };

  test('prints what is equal to stdout and what is not to stderr', async () => {
    const other = edited(({ expected }) => (expected['seed'] = 'changed'));
    const { out, err, code } = await runs(TINY, other);
    expect(code).toBe(1);
    expect(out).toMatch(/^equal .*public-01-tiny\.json/);
    expect(err).toMatch(/^different .*\n +seed: expected/);
  });

  test('prints one JSON array with --json', async () => {
    const { out, err, code } = await runs('--json', TINY);
    expect([err, code]).toEqual(['', 0]);
    expect(JSON.parse(out)).toMatchObject([{ file: TINY, status: 'equal', compared: 67 }]);
  });

  test('explains its exit codes', () => {
    let help = '';
    vectorCommand()
      .configureOutput({ writeOut: (text) => (help += text) })
      .outputHelp();
    expect(help).toContain('Exit codes:');
  });
});
