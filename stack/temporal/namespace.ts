import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, isGrpcServiceError, type ConnectionOptions } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { StackError } from '../say';

/** How long closed histories stay readable. The legal record is the journal; this is for looking. */
const RETENTION = msToTs('30 days');
const NOT_FOUND = 5;

/**
 * The namespace of an installation, told by its key. No other has it, so that a worker that reaches another
 * installation's server (its port changed hands) is refused there and touches nothing.
 */
export const namespaceOf = (installationKey: string): string =>
  `liancha-${createHash('sha256').update(`namespace ${installationKey}`).digest('hex').slice(0, 8)}`;

/** Whether a server that has this namespace answers. */
export async function serves(address: string, namespace: string): Promise<boolean> {
  const connection = await connect(address, 1_000);
  if (connection === null) return false;
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

async function connect(
  address: string,
  connectTimeout: number,
  security: ConnectionOptions = {},
): Promise<Connection | null> {
  try {
    return await Connection.connect({ ...security, address, connectTimeout });
  } catch {
    return null;
  }
}

/**
 * Makes the namespace when it is missing, gives its closed histories a month, and waits until it can be used.
 * @param security TLS and API key of a server that is not ours
 */
export async function ensureNamespace(
  address: string,
  namespace: string,
  security: ConnectionOptions = {},
): Promise<void> {
  const connection = await connect(address, 5_000, security);
  if (connection === null) {
    throw new StackError(
      `No Temporal server answers at ${address}. Start it, or unset TEMPORAL_ADDRESS to use the local one.`,
    );
  }
  try {
    if (await register(connection, namespace)) await usable(connection, namespace);
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: RETENTION },
    });
  } finally {
    await connection.close();
  }
}

/** Whether it had to be made. */
async function register(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return false;
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw error;
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: RETENTION });
    return true;
  }
}

/** The services of a cluster learn of a new namespace by reading the list again, at most ten seconds later. */
async function usable(connection: Connection, namespace: string): Promise<void> {
  for (const end = Date.now() + 30_000; ; await sleep(200)) {
    try {
      await connection.workflowService.countWorkflowExecutions({ namespace });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Removes a namespace of a test from somebody else's server. */
export async function deleteNamespace(address: string, namespace: string): Promise<void> {
  const connection = await connect(address, 5_000);
  if (connection === null) return;
  await connection.operatorService.deleteNamespace({ namespace }).catch(() => undefined);
  await connection.close();
}
