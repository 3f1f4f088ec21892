import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { machineStep, poolOf, write } from '../rows';
import type { BareActivities } from './workflow';

/** The comparison's worker, in a process of its own so that its CPU can be told from the caller's. */
async function main(): Promise<void> {
  const given = (name: string): string => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is missing`);
    return value;
  };
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const db = poolOf(given('DATABASE_URL'), given('SCHEMA'));
  const activities: BareActivities = {
    record: (step) => write(db, step),
    machine: (id, step) => write(db, machineStep(id, step)),
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: given('TEMPORAL_ADDRESS') }),
    namespace: given('TEMPORAL_NAMESPACE'),
    taskQueue: given('TASK_QUEUE'),
    workflowsPath: require.resolve('./workflow'),
    activities: { ...activities },
    // As the product's own worker has it.
    stickyQueueScheduleToStartTimeout: '1s',
  });
  console.log('READY');
  await worker.run();
  await db.end();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
