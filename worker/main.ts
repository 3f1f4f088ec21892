import { basename } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { httpProvince } from '../activities/adapters/province';
import { inSteps } from '../journal/steps';
import { TASK_QUEUE } from '../contracts/runner';
import { sha256 } from '../journal/canonical';
import { openDb } from '../journal/db';
import { FACTS } from '../journal/facts';
import { auditNightly } from '../journal/fairness/nightly';
import type { Journal } from '../journal/journal';
import { PROJECTORS } from '../journal/projectors';
import { REGISTRY } from '../journal/registry';
import { workflowBundle } from './bundle';
import { listen } from './listen';
import { lineLogger, reporter } from './log';
import { serveMetrics } from './metrics';
import { startNightly } from './nightly';
import { signalBy, startRelay } from './relay';
import { settingsOf, type Settings } from './settings';

/** What the journal notifies when it pokes (journal/pokes.ts). */
const CHANNEL = 'liancha_poke';
/** An act in flight is finished before the worker ends; the longest takes half a minute. */
const GRACE = '30 seconds';
/** gRPC would wait up to two minutes before it looks again for a server that came back. */
const CHANNEL_ARGS = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 };

/** Puts the worker together: database, activities, workflows, relay. Runs until it is asked to end. */
async function main(): Promise<void> {
  const settings = settingsOf(process.env);
  Runtime.install({ logger: lineLogger(), shutdownSignals: [] });
  const db = openDb(settings.databaseUrl);
  const journal: Journal = {
    db,
    registry: REGISTRY,
    facts: FACTS,
    projectors: PROJECTORS,
    installationKey: settings.installationKey,
  };
  const worker = await workerOf(journal, settings);
  const { client, close } = await clientOf(settings);
  const listener = listen(settings.databaseUrl, CHANNEL);
  const report = reporter();
  const relay = startRelay({ db, signal: signalBy(client), listener, report });
  const nightly = startNightly({ work: (ending) => auditNightly(db, (steps) => inSteps(steps, ending)), report });
  const metrics = settings.metricsPort === null ? null : serveMetrics(db, settings.metricsPort);
  const end = () => worker.getState() === 'RUNNING' && worker.shutdown();
  process.once('SIGTERM', end).once('SIGINT', end);
  const running = worker.run();
  console.log('READY');
  try {
    await running;
  } finally {
    await relay.stop();
    await nightly.stop();
    await listener.end();
    metrics?.close();
    await close();
    await db.end();
  }
}

async function workerOf(journal: Journal, settings: Settings): Promise<Worker> {
  const deps = {
    reader: journal.db,
    hash: sha256,
    installationKey: settings.installationKey,
    province: httpProvince(settings.provinceUrl),
  };
  const [connection, workflowsBundle] = await Promise.all([
    NativeConnection.connect(settings.temporal),
    workflowBundle(),
  ]);
  return Worker.create({
    connection,
    namespace: settings.namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: workflowsBundle,
    // Which workflows ran stands in every task of a history; the default would say it in 90 letters.
    workerDeploymentOptions: {
      version: { deploymentName: TASK_QUEUE, buildId: basename(workflowsBundle.codePath, '.js') },
      useWorkerVersioning: false,
    },
    activities: createActivities({ journal, deps }),
    shutdownGraceTime: GRACE,
    // The SDK would hold heartbeats back to four fifths of the timeout: too near to it on a busy machine.
    maxHeartbeatThrottleInterval: '1s',
    // After a kill, cached workflows would wait ten seconds for the dead worker (design: performance).
    stickyQueueScheduleToStartTimeout: '1s',
  });
}

async function clientOf({ temporal, namespace }: Settings) {
  const connection = await Connection.connect({ ...temporal, channelArgs: CHANNEL_ARGS });
  return { client: new Client({ connection, namespace }), close: () => connection.close() };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
