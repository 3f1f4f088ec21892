import { randomUUID } from 'node:crypto';
import { openDb, type WriteTx } from '../../../journal/db';
import { databaseUrl } from '../../support/journal';

/** Statements of a transaction go out without waiting for each other; its end tells what became of all of them. */
const db = openDb(databaseUrl());
afterAll(() => db.end());

const own = randomUUID();
const put = (tx: WriteTx, login: string) =>
  tx.send('INSERT INTO person (id, name) VALUES ($1, $2)', [own + login, 'n']);
const persons = async () => (await db.query('SELECT id FROM person WHERE id LIKE $1', [`${own}%`])).length;

describe('a statement that is sent', () => {
  test('is done before what is sent behind it, and committed with it', async () => {
    const seen = await db.transaction((tx) => {
      put(tx, 'a');
      put(tx, 'b');
      return tx.query('SELECT id FROM person WHERE id LIKE $1', [`${own}%`]);
    });
    expect(seen).toHaveLength(2);
    expect(await persons()).toBe(2);
  });

  test('and fails, fails its transaction, of which nothing is left', async () => {
    const twice = db.transaction((tx) => {
      put(tx, 'c');
      put(tx, 'c');
      return Promise.resolve();
    });
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'person_pkey' });
    expect(await persons()).toBe(2);
  });

  test('is what a transaction fails with, not the statements behind it', async () => {
    const twice = db.transaction(async (tx) => {
      put(tx, 'd');
      put(tx, 'd');
      await tx.query('SELECT 1');
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
  });

  test('is undone when its transaction is given up', async () => {
    const given = db.transaction((tx) => {
      put(tx, 'e');
      return Promise.reject(new Error('given up'));
    });
    await expect(given).rejects.toThrow('given up');
    expect(await persons()).toBe(2);
  });
});
