import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { byTicket } from '../../../domain/draw/order';
import { orderByTicket, packLeaves } from '../../../domain/draw/tickets';
import { subSeed } from '../../../domain/draw/seed';
import { atOnce } from '../../../domain/kernel/steps';
import { unhex } from '../../../domain/kernel/hash';
import { exampleDraw, type Example } from '../../support/draw/example';
import { sha256 } from '../draw/hashes';
import { read } from './repository';

/** docs/draw.zh-CN.md: every number in it is computed here by the domain's own code. */
const PAGE = read('docs/draw.zh-CN.md');
const example = exampleDraw();

const nameOf = ({ pool }: Example, c: string | null): string =>
  [...pool.commitments].find(([, commitment]) => commitment === c)?.[0] ?? '';

/** All five in the order of their tickets. */
const ordered = (draw: Example) => {
  const { leaves = [] } = draw.pool.strata[0] ?? {};
  const order = atOnce(orderByTicket(sha256, subSeed(sha256, unhex(draw.fields.seed), 'target'), packLeaves(leaves)));
  return order.toArray().sort(byTicket);
};
const firms = (draw: Example): string[] => ordered(draw).map(({ c }) => nameOf(draw, c));

/** The page's blocks of code in one language; "" is what the reader should see. */
const blocks = (language: string): string[] =>
  PAGE.split(/^```/m)
    .filter((_, i) => i % 2 === 1)
    .filter((block) => block.startsWith(`${language}\n`))
    .map((block) => block.slice(language.length + 1));

/** What the reader should see, in this order. */
const outputs = (): string[] => {
  const { fields, pool, commits } = example;
  const other = (beacon: string) => `${beacon} ${firms(exampleDraw(beacon)).slice(0, 2).join('')}\n`;
  return [
    [...pool.commitments].map(([name, c]) => `${name} ${c}\n`).join(''),
    `${pool.poolRoot}\n`,
    commits.map(([party, commit]) => `${party} ${commit}\n`).join(''),
    `${fields.plan_hash}\n`,
    `${fields.seed}\n`,
    ordered(example)
      .map(({ c, ticket }) => `${nameOf(example, c)} ${ticket}\n`)
      .join(''),
    `${fields.result_hash}\n`,
    other('03 07 12 18 25 31+08') + other('03 07 12 18 25 31+10'),
  ];
};

test('the example shows the values of the domain’s code, one after the other', () => {
  expect(blocks('')).toEqual(outputs());
});

test('it says who is drawn, and who comes after', () => {
  const [first, second, ...rest] = firms(example);
  expect(PAGE).toContain(`号小的抽中：**${first}、${second}**。候补依次是${rest.join('、')}。`);
  expect(example.fields.final.map(({ c }) => nameOf(example, c))).toEqual([first, second]);
});

test('it holds the exact plan, the hash that openssl gives, and the command with its result', () => {
  expect(PAGE).toContain(`plan = '${example.planText}'`);
  expect(PAGE).toContain(`应当看到 \`${createHash('sha256').update('drd1/unit').digest('hex')}\``);
  expect(PAGE).toContain(`draw-example.json --result ${example.fields.result_hash}`);
});

test('it names no other hash', () => {
  const known = `${outputs().join('')}${example.planText}${createHash('sha256').update('drd1/unit').digest('hex')}`;
  const named = PAGE.match(/\b[0-9a-f]{16,}\b/g) ?? [];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((hash) => !known.includes(hash))).toEqual([]);
});

test('its odds are right', () => {
  const balls = ((33 * 32 * 31 * 30 * 29 * 28) / 720) * 16;
  expect(PAGE).toContain(`只有 ${balls.toLocaleString('en-US')} 种（约 ${Math.round(Math.log2(balls))} 位）`);
  expect(PAGE).toContain(`随机抽 300 户`);
  expect(PAGE).toContain(`有 ${Math.floor((1 - 0.99 ** 300) * 100)}% 的机会`);
  expect(PAGE).toContain(`2 个部门就是 ${2 ** 2} 个`);
});

test('the bundle beside it is that of the example', () => {
  expect(JSON.parse(read('docs/draw-example.json'))).toEqual(JSON.parse(JSON.stringify(example.publicView)));
});

const python = spawnSync('python3', ['-']).error === undefined ? test : test.skip;

python('its Python, typed as it stands, prints just that', () => {
  const run = spawnSync('python3', ['-'], {
    input: blocks('python').join(''),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
  });
  expect(run.stderr).toBe('');
  expect(run.stdout).toBe(outputs().join(''));
});
