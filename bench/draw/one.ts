import { createHash } from 'node:crypto';
import { PEERS, poolOf, type PeerName } from './peers';

/** What one peer needed, in a process of its own. */
export interface Figures {
  readonly peer: PeerName;
  readonly units: number;
  /** by the clock on the wall */
  readonly seconds: number;
  /** of all threads */
  readonly cpuSeconds: number;
  /** the most memory that the process ever held, its pool of 32 bytes a unit and Node itself included */
  readonly peakMB: number;
  /** hash of what was drawn, for peers of one specification */
  readonly drawn: string | null;
}

/** Enough for the compiler to have seen every loop; the same for every peer, so that no start is in the figures. */
const WARM_UNITS = 50_000;

function measure(peer: PeerName, units: number, seed: string): Figures {
  const draw = PEERS[peer];
  draw(poolOf(WARM_UNITS, seed));
  const pool = poolOf(units, seed);
  const [from, cpuFrom] = [performance.now(), process.cpuUsage()];
  const drawn = draw(pool);
  const [cpu, to] = [process.cpuUsage(cpuFrom), performance.now()];
  return {
    peer,
    units,
    seconds: (to - from) / 1e3,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakMB: process.resourceUsage().maxRSS / 1024,
    drawn: drawn ? createHash('sha256').update(drawn.join()).digest('hex').slice(0, 16) : null,
  };
}

const [peer = '', units = '', seed = ''] = process.argv.slice(2);
console.log(JSON.stringify(measure(peer as PeerName, Number(units), seed)));
