import { Client, Connection } from '@temporalio/client';
import { namespaceOf, serves } from '../../../stack/temporal/namespace';
import { signalBy } from '../../../worker/relay';
import { temporal } from '../../support/journal';

describe("another installation's Temporal", () => {
  const ours = temporal();
  const theirs = namespaceOf('0'.repeat(64));

  it('is not taken for our own, though it answers where ours should', async () => {
    expect(await serves(ours.address, ours.namespace)).toBe(true);
    expect(await serves(ours.address, theirs)).toBe(false);
  });

  it('takes no signal of ours, and begins no workflow for it', async () => {
    const connection = await Connection.connect({ address: ours.address });
    const signal = signalBy(new Client({ connection, namespace: theirs }));
    const poke = { process: 'joint-task-1', name: 'jointTask', epoch: 1, version: 1, attempts: 0 };
    await expect(signal(poke)).rejects.toThrow(`Namespace not found: '${theirs}'`);
    await connection.close();
  });
});
