import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { chances } from '../faults/chances';
import type { City, Place } from '../faults/city';
import { runDrill } from '../faults/drill';
import { blindTables, differences, type Table } from '../faults/record';
import { inCity, recorded, say } from '../faults/run';
import { whole } from '../draw/command';
import { ACTS, longestSilence, Watch, type DrawAct, type Span } from './acts';
import { addOfficers, outcomeOf, writeList } from './city';
import { killDuring, type Kill } from './kill';
import { tellHashes, tellKills, tellSpans } from './table';

/**
 * Kills in the draw (抽取中杀进程): the same draw undisturbed and with the worker killed by `kill -9` while it draws targets and
 * matches officers, each from an empty state folder; then hashes and every row are compared.
 */
interface Options {
  readonly seed: string;
  readonly kills: number;
  readonly pool: number;
  readonly targets: number;
  readonly officers: number;
  readonly dir: string;
}

interface Run {
  readonly outcome: Readonly<Record<string, string>>;
  readonly record: readonly Table[];
}

const DRAW_ACTS = Object.keys(ACTS) as DrawAct[];
/** Of ten kills each act must have felt so many. */
const LEAST_EACH = 0.4;

async function main(options: Options): Promise<number> {
  const { seed, kills, dir, pool, targets, officers } = options;
  say(`seed ${seed}: ${pool} targets in the list, ${targets} drawn, ${officers} officers, ${kills} kills`);
  mkdirSync(dir, { recursive: true });
  writeList(listOf(dir), pool);
  const plain = await undisturbed(options);
  const hit = await killed(options, plain.task, plain.spans);
  console.log(tellSpans(plain.spans));
  console.log(tellKills(seed, hit.kills));
  console.log(tellHashes(plain.outcome, hit.outcome));
  const proved = [isHit(hit.kills, kills), isSame(plain, hit)].every(Boolean);
  console.log(proved ? 'ALL EQUAL' : 'NOT PROVED');
  return proved ? 0 : 1;
}

/** Whether every kill counts and both acts have felt enough of them. */
function isHit(kills: readonly Kill[], wanted: number): boolean {
  const counted = kills.filter(({ counts }) => counts);
  const felt = (wantedAct: DrawAct) => counted.filter(({ act }) => act === wantedAct).length;
  return counted.length === wanted && DRAW_ACTS.every((act) => felt(act) >= LEAST_EACH * wanted);
}

/** Whether two runs came to the same hashes and left the same rows, found by a comparison that would have seen a difference. */
function isSame(plain: Run, hit: Run): boolean {
  const differing = differences(plain.record, hit.record);
  const blind = blindTables(plain.record);
  const rows = plain.record.reduce((sum, table) => sum + table.rows.length, 0);
  console.log(`${rows} rows of ${plain.record.length} tables compared: ${differing.length} differ`);
  for (const { table, only, row } of differing.slice(0, 10))
    console.log(`  ${table} only in the ${only}: ${row.slice(0, 200)}`);
  if (blind.length > 0) console.log(`not compared: ${blind.join(', ')}`);
  return differing.length + blind.length === 0 && isDeepStrictEqual(plain.outcome, hit.outcome);
}

/** The first task of the drill's own clock. */
const taskOf = (seed: string): string => `drill-${seed}-2026-0001`;
const listOf = (dir: string): string => join(dir, 'list.csv');

const drawIn = ({ seed, targets, dir }: Options, { api, home }: Place) =>
  runDrill(api, seed, targets, home, ['--csv', listOf(dir), '--until', 'recusal']);

const resultOf = async (place: Place, seed: string, task: string): Promise<Run> => ({
  outcome: await outcomeOf(place, task),
  record: await recorded(place, seed),
});

/** Draws without a hand being laid on it; which task it was, and how long its acts took. */
const undisturbed = (options: Options) =>
  inCity(options.dir, 'undisturbed', options.seed, 21_060, async (_city, place) => {
    await addOfficers(place, options.officers);
    const task = taskOf(options.seed);
    const watch = await Watch.on(place, task);
    try {
      const silences = Promise.all(DRAW_ACTS.map((act) => longestSilence(watch, act)));
      const end = await drawIn(options, place);
      if (end.task !== task) throw new Error(`the drill opened ${end.task} and not ${task}`);
      const silent = await silences;
      const spans = await Promise.all(
        DRAW_ACTS.map(async (act, i): Promise<[DrawAct, Span]> => [
          act,
          { ms: (await watch.spanOf(act)) ?? 0, silentMs: silent[i] ?? 0 },
        ]),
      );
      return {
        task,
        spans: Object.fromEntries(spans) as Record<DrawAct, Span>,
        ...(await resultOf(place, options.seed, task)),
      };
    } finally {
      await watch.close();
    }
  });

/** The same with kills, the first half of them in the draw, the rest in the match. */
const killed = (options: Options, task: string, spans: Readonly<Record<DrawAct, Span>>) =>
  inCity(options.dir, 'killed', options.seed, 21_070, async (city: City, place) => {
    await addOfficers(place, options.officers);
    const chance = chances(options.seed);
    const watch = await Watch.on(place, task);
    try {
      const drill = drawIn(options, place);
      // Awaited at the end: that it failed meanwhile is told then.
      drill.catch(() => undefined);
      const kills: Kill[] = [];
      for (const [act, times] of [
        ['drawTargets', Math.ceil(options.kills / 2)],
        ['matchOfficers', Math.floor(options.kills / 2)],
      ] as const) {
        kills.push(...(await killDuring(city, place, watch, task, { act, times, spanMs: spans[act].ms, chance })));
        say(`${act}: ${kills.filter((kill) => kill.act === act).length} kills`);
      }
      await drill;
      return { kills, ...(await resultOf(place, options.seed, task)) };
    } finally {
      await watch.close();
    }
  });

void new Command('draw-kills')
  .description('抽取中杀进程：抽取对象、匹配人员时用 kill -9 杀 worker，结果逐行与未受干扰的一次相同')
  .option('--seed <text>', 'seed of the secrets, the list and the moments', String(Math.floor(Date.now() / 1000)))
  .option('--kills <n>', 'kills, half in the draw and half in the match', whole, 10)
  .option('--pool <n>', 'targets in the list', whole, 100_000)
  .option('--targets <n>', 'targets drawn', whole, 4_000)
  .option('--officers <n>', 'officers beside those of the sample city', whole, 300)
  .option('--dir <folder>', 'where the runs keep their state', '.liancha/draw-kills')
  .action(async (options: Options) => {
    process.exitCode = await main(options);
  })
  .parseAsync();
