import { setTimeout as sleep } from 'node:timers/promises';

/** What is owed once a night is asked for so often: whoever was away at the hour does it when it is back. */
const LOOK_EVERY_MS = 10 * 60_000;

interface Nightly {
  /** Does the night's work if it is owed and nobody has done it. */
  readonly work: (ending: AbortSignal) => Promise<unknown>;
  /** Called with what went wrong; it is tried again. */
  readonly report: (what: string, error: unknown) => void;
}

/** Looks after the night's work, whoever of the workers comes first. No workflow: it has no life of its own to be carried. */
export function startNightly({ work, report }: Nightly): { stop(): Promise<void> } {
  const ending = new AbortController();
  const running = (async () => {
    while (!ending.signal.aborted) {
      await work(ending.signal).catch((error: unknown) => {
        if (!ending.signal.aborted) report('the nightly audit', error);
      });
      await sleep(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}
