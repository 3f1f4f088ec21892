import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellFact, tellFault } from '../../../contracts/draw-checks';
import { FAULT_WORDS } from '../../../contracts/draw-words';
import type { RefusalCode } from '../../../domain/kernel/refusal-codes';

const DRAW = join(__dirname, '../../../domain/draw');

/** Vectors are for engineers; what is wrong with one is told in English. */
const SOURCE = readdirSync(DRAW, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/(vector|primitives)\.ts$/.test(file))
  .map((file) => readFileSync(join(DRAW, file), 'utf8'))
  .join('\n');

const found = (pattern: RegExp): string[] => [
  ...new Set([...SOURCE.matchAll(pattern)].map((match) => (match[1] ?? '').replace(/\$\{[^}]*\}?/g, '1'))),
];

test('every refusal of the draw is told in Chinese', () => {
  const codes = found(/refuse\('([A-Z_]+)'/g);
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter((code) => !Object.hasOwn(FAULT_WORDS, code))).toEqual([]);
});

test('every reason within a refusal is told in Chinese', () => {
  const whys = found(/(?:why: |malformed\([^'`]*|return |\? )['`]([a-z][^'`]* [^'`]*)['`]/g);
  expect(whys.length).toBeGreaterThan(45);
  expect(whys.filter((why) => /[a-z]{2}/.test(tellFact('why', why).replace(/NFC|JSON|UTC/g, '')))).toEqual([]);
});

test('a name that is a word of the language stays a name', () => {
  expect(tellFault({ code: 'SHARE_MISMATCH', facts: { party: 'constructor' } })).toMatch(/^constructor揭示/);
});

test('a fault names its facts, and no placeholder is left', () => {
  expect(tellFault({ code: 'SHARE_MISMATCH', facts: { party: '牵头单位' } })).toBe(
    '牵头单位揭示的份额与它事先的承诺不符',
  );
  expect(tellFault({ code: 'DRAW_MALFORMED', facts: { at: '', why: 'duplicate key' } })).toBe(
    '材料不合格式（同一个键出现两次）',
  );
  for (const code of Object.keys(FAULT_WORDS) as RefusalCode[])
    expect(tellFault({ code, facts: {} })).not.toMatch(/[{}]|undefined/);
});
