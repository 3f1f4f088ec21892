import { randomUUID } from 'node:crypto';
import { beginTask } from '../../../journal/begin';
import { handle } from '../../../journal/handle';
import { recover } from '../../../journal/recover';
import { tinyCity, type TinyCity } from '../../support/journal';

let city: TinyCity;
let task: string;
let child: string;

const count = async (table: string, process: string): Promise<number> => {
  const [row] = await city.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM journal.${table} WHERE process = $1`,
    [process],
  );
  return row?.n ?? 0;
};
const pokeVersion = async (process: string): Promise<number | null> => {
  const [row] = await city.db.query<{ version: number }>('SELECT version FROM journal.poke WHERE process = $1', [
    process,
  ]);
  return row?.version ?? null;
};

beforeAll(async () => {
  city = await tinyCity();
});
afterAll(() => city.end());
beforeEach(async () => {
  task = await city.begin(1);
  child = `${task}/1.1`;
  expect(await city.machine(task, 'freezePool', 'freeze/1')).toMatchObject({ ok: true });
  expect(await city.machine(task, 'beginInspections', 'inspections/beginInspections/0')).toMatchObject({ ok: true });
});

describe('a command', () => {
  test('sent twice, later or at once, is journaled once and answered alike', async () => {
    const id = `command-${randomUUID()}`;
    const send = () => city.send(child, 'enter', { note: 'a' }, 'handler', id);
    const atOnce = await Promise.all([send(), send(), send()]);
    const later = await send();
    expect([...atOnce, later].map((answer) => answer.ok && answer.answer)).toEqual(
      Array(4).fill({ process: child, seq: 2 }),
    );
    expect([...atOnce, later].filter((answer) => answer.ok && !answer.repeated)).toHaveLength(1);
    expect(await count('event', child)).toBe(2);
    expect(await count('command', child)).toBe(1);
  });

  test('that begins a process takes no second number when it is sent again', async () => {
    const order = { id: `begin-${randomUUID()}`, name: '0', clock: 'city', sender: city.as('handler') };
    const answers = await Promise.all([1, 2, 3].map(() => beginTask(city.journal, order)));
    answers.forEach((answer) => answer.ok && city.own(answer.answer.process));
    expect(new Set(answers.map((answer) => answer.ok && answer.answer.process)).size).toBe(1);
    expect(await beginTask(city.journal, { ...order, name: '1' })).toMatchObject({
      ok: false,
      refusal: { code: 'COMMAND_ID_REUSED' },
    });
  });

  test('with the id of another body is refused, whatever process it is sent to', async () => {
    const id = `command-${randomUUID()}`;
    expect((await city.send(child, 'enter', { note: 'a' }, 'handler', id)).ok).toBe(true);
    for (const process of [child, task]) {
      const answer = await city.send(process, 'enter', { note: 'b' }, 'handler', id);
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'COMMAND_ID_REUSED' } });
    }
  });

  test('two that conflict, at once: one is accepted, one refused', async () => {
    const answers = await Promise.all(['a', 'b'].map((note) => city.send(child, 'enter', { note }, 'handler')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'ALREADY_ENTERED')).toHaveLength(1);
  });

  test('refused leaves no row but the note of the attempt, and may be sent again under the same id', async () => {
    const id = `command-${randomUUID()}`;
    expect(await city.send(child, 'unheard', {}, 'handler', id)).toMatchObject({ ok: false });
    expect([await count('event', child), await count('command', child)]).toEqual([1, 0]);
    const notes = await city.db.query('SELECT code FROM journal.attempt WHERE process = $1', [child]);
    expect(notes).toEqual([{ code: 'UNKNOWN_COMMAND' }]);
    expect((await city.send(child, 'enter', { note: '' }, 'handler', id)).ok).toBe(true);
  });

  test('under a post that is not held is refused, whatever it says', async () => {
    const sender = { ...city.as('handler'), post: { org: city.org, role: 'leader' as const } };
    const answer = await handle(city.journal, {
      process: child,
      id: `command-${randomUUID()}`,
      type: 'enter',
      body: { note: '' },
      sender,
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_YOUR_ROLE' } });
  });
});

describe('the size of what is journaled', () => {
  test('is bounded: an event of more than 16 KB leaves nothing behind, one just below fits', async () => {
    const send = (length: number) => city.send(child, 'enter', { note: 'x'.repeat(length) }, 'handler');
    await expect(send(17_000)).rejects.toMatchObject({ code: '23514' });
    expect([await count('event', child), await count('command', child)]).toEqual([1, 0]);
    expect(await send(15_000)).toMatchObject({ ok: true });
  });
});

test('a plain command takes six statements and two journeys: to what it reads, and to what it wrote', async () => {
  // BEGIN and COMMIT; COMMIT is waited for.
  let [statements, journeys, open] = [2, 1, 0];
  const { db } = city;
  const counted: typeof db = {
    ...db,
    transaction: (work) =>
      db.transaction((tx) =>
        work({
          query: (...args) => {
            statements++;
            if (open++ === 0) journeys++;
            return tx.query<never>(...args).finally(() => open--);
          },
          send: (...args) => {
            statements++;
            tx.send(...args);
          },
        }),
      ),
  };
  const order = {
    process: child,
    id: `command-${randomUUID()}`,
    type: 'enter',
    body: { note: '' },
    sender: city.as('handler'),
  };
  expect((await handle({ ...city.journal, db: counted }, order)).ok).toBe(true);
  // BEGIN, lock, entrance; write with its poke, ledger, COMMIT. Records are projected beside, where there are any.
  expect({ statements, journeys }).toEqual({ statements: 6, journeys: 2 });
});

describe('a machine’s command', () => {
  test('of an act that is not owed is refused', async () => {
    expect(await city.machine(task, 'closeTask', 'closing/1')).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_OWED' },
    });
    expect(await city.machine(child, 'publish', 'publish/1')).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_OWED' },
    });
  });

  test('of an act under the key of another is refused', async () => {
    expect(await city.machine(task, 'freezePool', 'inspections/collectInspections/1')).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_OWED' },
    });
  });

  test('of an older epoch is stale', async () => {
    await city.send(child, 'enter', { note: '' }, 'handler');
    await city.send(child, 'review', {}, 'reviewer');
    await recover(city.db);
    expect(await city.machine(child, 'publish', 'publish/1')).toMatchObject({
      ok: false,
      refusal: { code: 'STALE_EPOCH' },
    });
    expect((await city.machine(child, 'publish', 'publish/1', { epoch: 2 })).ok).toBe(true);
  });

  test('that failed for good becomes a duty of ops, and is taken up again under a key of its own', async () => {
    await city.send(child, 'enter', { note: '' }, 'handler');
    await city.send(child, 'review', {}, 'reviewer');
    const failed = { type: 'fail', body: { key: 'publish/1', reason: '站点拒绝' }, id: `${child}:publish/1!` };
    expect((await city.machine(child, 'fail', 'publish/1', failed)).ok).toBe(true);
    const open = () =>
      city.db.query('SELECT key, role FROM work_item WHERE process = $1 AND state = $2', [child, 'open']);
    expect(await open()).toEqual([{ key: 'incident/publish/1/1', role: 'ops' }]);
    expect((await city.send(child, 'retryAct', { key: 'publish/1', reason: '已修复' }, 'ops')).ok).toBe(true);
    expect(await open()).toEqual([]);
    expect((await city.machine(child, 'publish', 'publish/1', { id: `${child}:publish/1#1` })).ok).toBe(true);
  });
});

describe('the poke', () => {
  test('is raised for a new act and an end that the runner did not cause, not by the runner itself', async () => {
    const told = async (what: () => Promise<unknown>) => {
      const before = await pokeVersion(child);
      await what();
      return (await pokeVersion(child)) !== before;
    };
    // A later or vanished date is found out by the runner itself.
    expect(await told(() => city.send(child, 'enter', { note: '' }, 'handler'))).toBe(false);
    expect(await told(() => city.send(child, 'review', {}, 'reviewer'))).toBe(true);
    expect(await told(() => city.machine(child, 'publish', 'publish/1'))).toBe(false);
    const parent = await pokeVersion(task);
    expect(await told(() => city.machine(child, 'deliver', 'deliver/1'))).toBe(false);
    expect(await pokeVersion(task)).not.toBe(parent);
  });
});

describe('the ledger', () => {
  test('has one row a duty: open, then done by whom it awaited', async () => {
    const rows = () =>
      city.db.query('SELECT key, state, done_by FROM work_item WHERE process = $1 ORDER BY key', [child]);
    expect(await rows()).toEqual([{ key: 'enter/1', state: 'open', done_by: null }]);
    await city.send(child, 'enter', { note: '' }, 'handler');
    expect(await rows()).toEqual([
      { key: 'enter/1', state: 'done', done_by: `${city.org}-handler` },
      { key: 'review/1', state: 'open', done_by: null },
    ]);
  });
});

test('the application’s role can neither change nor delete what is journaled', async () => {
  for (const [table, column] of [
    ['event', 'text'],
    ['event_set', 'hash'],
    ['command', 'digest'],
    ['inbox', 'outcome'],
  ])
    for (const sql of [`UPDATE journal.${table} SET ${column} = ${column}`, `DELETE FROM journal.${table}`])
      await expect(city.db.query(sql)).rejects.toMatchObject({ code: '42501' });
});
