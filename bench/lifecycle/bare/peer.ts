import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Peer } from '../peer';
import { checkRows, createSchema, humanSteps, openItems, poolOf } from '../rows';
import { traceOf } from '../trace';
import type { bareInspection } from './workflow';

const SCHEMA = 'bench_bare';
const TASK_QUEUE = 'bench-bare';

/** Bare Temporal (裸 Temporal): the floor's rows, carried by updates, local activities and two activities on the same server. */
export async function barePeer(
  client: Client,
  environment: Readonly<Record<string, string>>,
  databaseUrl: string,
  stackPids: Readonly<Record<string, number>>,
): Promise<Peer> {
  const db = poolOf(databaseUrl, SCHEMA);
  await createSchema(db, SCHEMA);
  const worker = await startWorker({ ...environment, DATABASE_URL: databaseUrl, SCHEMA, TASK_QUEUE });
  let begun = 0;
  return {
    name: 'bare',
    pids: { ...stackPids, worker: worker.pid ?? 0 },
    schemas: [SCHEMA],
    begin: async (n) => {
      const ids = Array.from({ length: n }, () => `bare-${(begun += 1)}`);
      await openItems(db, ids);
      const begin = (workflowId: string) =>
        client.workflow.start<typeof bareInspection>('bareInspection', { workflowId, taskQueue: TASK_QUEUE });
      const lives = [];
      for (const id of ids) {
        const handle = await begin(id);
        lives.push({
          id,
          commands: humanSteps(id).map((step) => () => {
            const [update = ''] = step.step.split('/');
            return handle.executeUpdate(update, { args: [step], updateId: step.commandId });
          }),
          closed: () => handle.result(),
        });
      }
      return lives;
    },
    check: (done) =>
      checkRows(
        db,
        done.map(({ id }) => id),
      ),
    trace: (id) => traceOf(client, id),
    end: async () => {
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.kill('SIGTERM');
      await ended;
      await db.end();
    },
  };
}

function startWorker(environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [join(__dirname, 'main.js')], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // An interrupted run leaves no worker behind.
  process.once('exit', () => worker.kill());
  return new Promise((resolve, reject) => {
    worker.stdout.on('data', (chunk: Buffer) => chunk.includes('READY') && resolve(worker));
    worker.once('exit', (code) => reject(new Error(`the comparison's worker ended with ${code}`)));
  });
}
