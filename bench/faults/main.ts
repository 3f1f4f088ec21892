import { join } from 'node:path';
import { Client } from 'pg';
import { Command } from 'commander';
import { CityClient } from '../../cli/drill/client';
import { SAMPLE_PASSWORD } from '../../stack/sample/logins';
import type { Place, Victim } from './city';
import { runCli, runDrill, type DrillEnd } from './drill';
import { provinceReport } from './province';
import { proxyTo } from './proxy';
import { blindTables, differences, type Table } from './record';
import { inCity, recorded, say } from './run';
import { chances } from './chances';

/**
 * Fault runs (故障演练): the same drill undisturbed, under `kill -9`, and with Temporal's whole state deleted half-way, each from
 * an empty state folder on the cluster profile; then the records are compared table by table.
 */
interface Run {
  readonly name: string;
  readonly place: Place;
  readonly end: DrillEnd;
  readonly record: readonly Table[];
  readonly notes: Readonly<Record<string, unknown>>;
}
interface Options {
  readonly seed: string;
  readonly targets: string;
  readonly kills: string;
  readonly dir: string;
  readonly only?: string;
}

/** Whose turn it is: the API most often, so that enough commands are cut off before their answer. */
const TURNS: readonly Victim[] = ['api', 'worker', 'api', 'temporal', 'api', 'postgres'];

async function main(options: Options): Promise<number> {
  const { seed, dir } = options;
  const [targets, kills] = [Number(options.targets), Number(options.kills)];
  say(`seed ${seed}, ${targets} targets, at least ${kills} kills`);
  const wanted = (name: string) => !options.only || options.only.split(',').includes(name);
  const plain = await undisturbed(dir, seed, targets);
  const others = [
    wanted('killed') ? await killed(dir, seed, targets, kills) : null,
    wanted('wiped') ? await wiped(dir, seed, targets) : null,
  ].filter((run) => run !== null);
  const blind = blindTables(plain.record);
  say(
    `compared: ${plain.record.map(({ name, columns, rows }) => `${name}(${columns.join(',')}):${rows.length}`).join('  ')}`,
  );
  const results = others.map((run) => ({
    run: run.name,
    ...run.notes,
    drill: run.end,
    differences: differences(plain.record, run.record).slice(0, 20),
    province: provinceReport(run.place.home),
  }));
  const report = {
    seed,
    targets,
    tables: plain.record.length,
    rows: plain.record.reduce((sum, { rows }) => sum + rows.length, 0),
    blindTables: blind,
    undisturbed: { drill: plain.end, province: provinceReport(plain.place.home) },
    runs: results,
  };
  console.log(JSON.stringify(report, null, 2));
  const same = results.every(
    (result) =>
      result.differences.length === 0 &&
      result.province.differing === 0 &&
      (result.run === 'wiped' || result.province.markedFirst === 0) &&
      result.province.unmarkedRepeats === 0,
  );
  return same && blind.length === 0 ? 0 : 1;
}

const undisturbed = (dir: string, seed: string, targets: number): Promise<Run> =>
  inCity(dir, 'undisturbed', seed, 21_000, async (_city, place) => {
    const end = await runDrill(place.api, seed, targets, place.home);
    return { name: 'undisturbed', place, end, record: await recorded(place, seed), notes: {} };
  });

/** Kills in turn the worker, the API, Temporal and PostgreSQL, 0–20 ms after a command was sent, at moments of the seed. */
const killed = (dir: string, seed: string, targets: number, kills: number): Promise<Run> =>
  inCity(dir, 'killed', seed, 21_010, async (city, place) => {
    const chance = chances(seed);
    const done: Record<Victim, number> = { worker: 0, api: 0, temporal: 0, postgres: 0 };
    const total = targets * 7 + 60;
    const moments = new Map(
      Array.from(
        { length: kills },
        (_, index) =>
          [10 + Math.floor(((index + chance()) * (total - 20)) / kills), TURNS[index % TURNS.length] ?? 'api'] as const,
      ),
    );
    const { url, seen, server } = await proxyTo(place.api, (nth) => {
      const victim = moments.get(nth);
      if (!victim) return;
      setTimeout(
        () => {
          if (!city.kill(victim)) return;
          done[victim] += 1;
          say(`killed: ${victim} after command ${nth}`);
        },
        // Commands are answered in some ten milliseconds: later the API would have nothing to cut off.
        Math.floor(chance() * (victim === 'api' ? 8 : 20)),
      );
    });
    try {
      const end = await runDrill(url, seed, targets, place.home);
      const verified = await runCli(place.home, 'journal', 'verify', '--json');
      return {
        name: 'killed',
        place,
        end,
        record: await recorded(place, seed),
        notes: { kills: done, seen, verify: verified.code },
      };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

/** Half-way everything stops, Temporal's databases are dropped, and the stack comes up without them; then `cli recover`. */
const wiped = (dir: string, seed: string, targets: number): Promise<Run> =>
  inCity(dir, 'wiped', seed, 21_020, async (city, place) => {
    let half: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (half = resolve));
    const { url, seen, server } = await proxyTo(place.api, (nth) => {
      if (nth === Math.floor((targets * 7) / 2) + 30) half();
    });
    try {
      const drill = runDrill(url, seed, targets, place.home);
      await reached;
      say('wiped: stopping Temporal for good');
      city.kill('temporal');
      await dropTemporal(place);
      const accepted = await decideWithout(place.api);
      await city.stop();
      await city.start();
      const recovered = await runCli(place.home, 'recover', '--json');
      say(`wiped: recover answered ${recovered.out.trim()}`);
      const end = await drill;
      return {
        name: 'wiped',
        place,
        end,
        record: await recorded(place, seed),
        notes: { recover: recovered.out.trim(), acceptedWhileTemporalWasGone: accepted, seen },
      };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

/** People of the city go on while Temporal is gone: each command is answered at the speed of the database. */
async function decideWithout(api: string): Promise<readonly string[]> {
  const city = new CityClient(api, SAMPLE_PASSWORD, 'without Temporal');
  const sent: string[] = [];
  for (const [login, task, command] of [
    ['amr.approver', '2026-0010', 'approveScheme'],
    ['eco.handler', '2026-0010', 'acceptScheme'],
    ['eco.handler', '2026-0009', 'acceptScheme'],
    ['amr.handler', '2026-0009', 'acceptScheme'],
  ] as const) {
    const began = performance.now();
    await city.command(login, `tasks/${task}`, command, { opinion: '同意' }, login);
    sent.push(`${command} ${Math.round(performance.now() - began)} ms`);
  }
  return sent;
}

async function dropTemporal({ home, environment }: Place): Promise<void> {
  const { readFileSync } = await import('node:fs');
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { postgres: string };
  const admin = new URL(environment['DATABASE_URL'] ?? '');
  admin.username = 'postgres';
  admin.password = secrets.postgres;
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.toString() });
  await client.connect();
  const found = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'temporal%'`,
  );
  for (const { datname } of found.rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
  say(`wiped: dropped ${found.rows.map(({ datname }) => datname).join(', ')}`);
}

void new Command('faults')
  .description('故障演练：同一次演练在杀进程、丢失 Temporal 之后留下同样的记录')
  .option('--seed <text>', 'seed of the drill, of the secrets and of the kills', String(Math.floor(Date.now() / 1000)))
  .option('--targets <n>', 'targets drawn', '60')
  .option('--kills <n>', 'kills, in turn of worker, API, Temporal, PostgreSQL', '24')
  .option('--dir <folder>', 'where the runs keep their state', '.liancha/faults')
  .option('--only <runs>', 'killed, wiped, or both by comma')
  .action(async (options: Options) => {
    process.exitCode = await main(options);
  })
  .parseAsync();
