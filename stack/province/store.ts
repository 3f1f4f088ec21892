import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One request that reached the platform. */
export interface Arrival {
  readonly key: string;
  readonly contentHash: string;
  /** The sender said that this may be a repetition. */
  readonly repeat: boolean;
  /** How the platform answered. */
  readonly outcome: 'acked' | 'failed' | 'refused' | 'duplicated';
  readonly content: unknown;
}

/**
 * What the simulated province has received: a file of one JSON line an arrival. It counts requests by business key
 * and never de-duplicates, because the real platforms do not.
 */
export class ArrivalStore {
  private readonly arrivals: Arrival[];

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    this.arrivals = lines.flatMap(parseLine);
  }

  add(arrival: Arrival): void {
    appendFileSync(this.file, `${JSON.stringify(arrival)}\n`);
    this.arrivals.push(arrival);
  }

  all(): readonly Arrival[] {
    return this.arrivals;
  }

  /** Whether a key has been accepted, as a platform's own search would show it. */
  accepted(key: string): boolean {
    return this.arrivals.some(
      (arrival) => arrival.key === key && (arrival.outcome === 'acked' || arrival.outcome === 'duplicated'),
    );
  }
}

/** The last line may be torn by a `kill -9`; it was never acknowledged. */
function parseLine(line: string): Arrival[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as Arrival];
  } catch {
    return [];
  }
}
