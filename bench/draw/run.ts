import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figures } from './one';
import type { PeerName } from './peers';
import { best, tableOf } from './table';

export interface DrawOptions {
  readonly units: readonly number[];
  readonly rounds: number;
  readonly seed: string;
}

const ORDER: readonly PeerName[] = ['hashLoop', 'ours', 'oursByCall', 'createHash', 'consistent', 'shuffle'];
/** Ten million tickets as texts are several gigabytes; the default limit would end those peers. */
const HEAP_MB = 16_384;
const MOST_MINUTES = 30;

const run = promisify(execFile);

/** Runs every peer in a process of its own, round after round in turn; prints a line each, then a table for each size. */
export async function benchDraw({ units, rounds, seed }: DrawOptions): Promise<number> {
  let agree = true;
  for (const size of units) {
    const figures: Figures[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      for (const peer of ORDER) {
        const one = await inItsOwnProcess(peer, size, seed);
        console.log(JSON.stringify({ round, ...one }));
        figures.push(one);
      }
    }
    const drawn = new Set(figures.map((one) => one.drawn).filter((hash) => hash !== null));
    agree &&= drawn.size === 1;
    console.log(tableOf(best(figures, ORDER), size, rounds));
  }
  if (!agree) console.error('peers of one specification drew different units');
  return agree ? 0 : 1;
}

async function inItsOwnProcess(peer: PeerName, units: number, seed: string): Promise<Figures> {
  const script = join(__dirname, 'one.js');
  const { stdout } = await run(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, script, peer, String(units), seed],
    { timeout: MOST_MINUTES * 60_000 },
  );
  return JSON.parse(stdout) as Figures;
}
