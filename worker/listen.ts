import { Client } from 'pg';

/** Wakes the relay when the journal has poked; a lost connection is made anew, and the relay's poll bridges the gap. */
export interface Listener {
  /** Resolves at the next notification, or after `withinMs`. One that came since the last call counts. */
  next(withinMs: number): Promise<void>;
  wake(): void;
  end(): Promise<void>;
}

const AGAIN_MS = 1_000;

export function listen(connectionString: string, channel: string): Listener {
  let woken = false;
  let resolve: (() => void) | null = null;
  let client: Client | null = null;
  let on = true;
  const wake = () => {
    woken = true;
    resolve?.();
  };
  const connect = async () => {
    if (!on) return;
    const fresh = new Client({ connectionString, keepAlive: true });
    client = fresh;
    let again = () => {
      again = () => undefined;
      setTimeout(() => void connect(), AGAIN_MS).unref();
    };
    fresh.on('error', () => again());
    fresh.on('end', () => again());
    fresh.on('notification', wake);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
      wake();
    } catch {
      again();
    }
  };
  void connect();
  return {
    wake,
    async next(withinMs) {
      if (!woken) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, withinMs);
          resolve = () => {
            clearTimeout(timer);
            done();
          };
        });
        resolve = null;
      }
      woken = false;
    },
    async end() {
      on = false;
      await client?.end().catch(() => undefined);
    },
  };
}
