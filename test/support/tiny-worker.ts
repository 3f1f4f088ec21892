import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { actOf, createActivities } from '../../activities';
import { ActFailure } from '../../activities/acts/work';
import type { AnyAct } from '../../activities/perform';
import { TASK_QUEUE } from '../../contracts/runner';
import { sha256 } from '../../journal/canonical';
import { workflowBundle } from '../../worker/bundle';
import { listen } from '../../worker/listen';
import { signalBy, startRelay } from '../../worker/relay';
import { databaseUrl, temporal, type TinyCity } from './journal';

/** What the outside world does in a test, by act: called with the process, the try, and whether it may be a repetition. */
export type Outside = Readonly<Partial<Record<string, (process: string, mayRepeat: boolean) => void>>>;

export interface TinyWorker {
  readonly client: Client;
  stop(): Promise<void>;
}

let installed = false;

/** A worker with its relay, as `worker/main.ts` composes it, over tiny processes and an outside world of the test. */
export async function tinyWorker({ journal, db }: TinyCity, outside: Outside = {}): Promise<TinyWorker> {
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  installed = true;
  const { address, namespace } = temporal();
  const find = (name: string): AnyAct => ({
    ...actOf(name),
    perform(_deps, { key, process, mayRepeat }) {
      outside[name]?.(process, mayRepeat);
      return Promise.resolve({ key });
    },
  });
  const province = {
    receiptOf: () => Promise.resolve(null),
    deliver: () => Promise.reject(new ActFailure('NOT_READY', '')),
  };
  const deps = { reader: db, hash: sha256, installationKey: journal.installationKey, province };
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ journal, deps }, find),
    stickyQueueScheduleToStartTimeout: '1s',
    shutdownGraceTime: '2s',
  });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const listener = listen(databaseUrl(), 'liancha_poke');
  const relay = startRelay({ db, signal: signalBy(client), listener, report: () => undefined });
  const running = worker.run();
  return {
    client,
    async stop() {
      await relay.stop();
      await listener.end();
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}
