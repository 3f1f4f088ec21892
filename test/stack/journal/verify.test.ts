import { checkRebuild } from '../../../journal/rebuild';
import { verify } from '../../../journal/verify';
import { asOwner, tinyCity, type TinyCity } from '../../support/journal';

let city: TinyCity;
let task: string;

beforeAll(async () => {
  city = await tinyCity();
});
afterAll(() => city.end());

const ROWS = ['甲', '乙', '丙'].map((uid) => ({ poolId: '', uid, ground: '注销' }));

/** A task that has lived a while: rows beside an event, children, duties opened, changed and closed. */
beforeEach(async () => {
  task = await city.begin(2);
  const rows = ROWS.map((row) => ({ ...row, poolId: task }));
  expect((await city.machine(task, 'freezePool', 'freeze/1', { body: { key: 'freeze/1', rows } })).ok).toBe(true);
  await city.machine(task, 'beginInspections', 'inspections/beginInspections/0');
  await city.send(`${task}/1.1`, 'enter', { note: '' }, 'handler');
  await city.send(`${task}/1.1`, 'review', {}, 'reviewer');
  await city.machine(`${task}/1.1`, 'publish', 'publish/1');
  await city.machine(`${task}/1.1`, 'deliver', 'deliver/1');
});

const brokenOf = async (...processes: string[]) =>
  (await verify(city.db)).broken.filter(({ process }) => processes.includes(process));

describe('verify', () => {
  test('finds a journal whole as it was written, and says how much it looked at', async () => {
    let told = 0;
    const whole = await verify(city.db, ({ events }) => (told = events));
    expect(await brokenOf(task, `${task}/1.1`, `${task}/2.1`)).toEqual([]);
    expect(whole.events).toBeGreaterThan(5);
    expect(told).toBe(whole.events);
  });

  test.each([
    [
      'a changed text',
      `UPDATE journal.event SET text = replace(text, '注', '住') || ' ' WHERE process = $1 AND seq = 2`,
      2,
      'hash',
    ],
    ['a changed hash', `UPDATE journal.event SET hash = repeat('0', 64) WHERE process = $1 AND seq = 2`, 2, 'hash'],
    ['a missing tail', `DELETE FROM journal.event WHERE process = $1 AND seq = 3`, 2, 'head'],
    ['a changed head', `UPDATE journal.process SET head = repeat('0', 64) WHERE id = $1`, 3, 'head'],
    ['a row of a set changed', `UPDATE pool_exclusion SET ground = '迁出' WHERE process = $1 AND uid = '乙'`, 2, 'set'],
    ['a row of a set gone', `DELETE FROM pool_exclusion WHERE process = $1 AND uid = '乙'`, 2, 'set'],
    ['a set’s entry changed', `UPDATE journal.event_set SET count = 2 WHERE process = $1`, 2, 'set'],
  ])('names the first broken row: %s', async (_what, sql, seq, what) => {
    await asOwner(sql, [task]);
    expect(await brokenOf(task)).toMatchObject([{ process: task, seq, what }]);
    expect(await brokenOf(`${task}/1.1`)).toEqual([]);
  });

  test('names a gap, and a process that has lost all its events', async () => {
    await asOwner(`DELETE FROM journal.event WHERE process = $1 AND seq = 2`, [`${task}/1.1`]);
    await asOwner(`DELETE FROM journal.event WHERE process = $1`, [`${task}/2.1`]);
    expect(await brokenOf(`${task}/1.1`, `${task}/2.1`)).toMatchObject([
      { process: `${task}/1.1`, seq: 2, what: 'missing' },
      { process: `${task}/2.1`, seq: null, what: 'empty' },
    ]);
  });

  test('sees an event that was moved to another process with its hash', async () => {
    await asOwner(`DELETE FROM journal.event WHERE process = $1`, [`${task}/2.1`]);
    await asOwner(
      `INSERT INTO journal.event SELECT $2, seq, text, hash FROM journal.event WHERE process = $1 AND seq = 1`,
      [`${task}/1.1`, `${task}/2.1`],
    );
    expect(await brokenOf(`${task}/2.1`)).toMatchObject([{ seq: 1, what: 'place' }]);
  });
});

describe('rebuild --check', () => {
  const differences = async () =>
    (await checkRebuild(city.journal)).differences.filter(({ process }) => process.startsWith(task));

  test('recomputes what is stored', async () => {
    expect(await differences()).toEqual([]);
  });

  test.each([
    ['a snapshot', `UPDATE journal.process SET life = jsonb_set(life, '{state,begun}', '7') WHERE id = $1`, ['life']],
    ['duties', `UPDATE journal.process SET duties = '[]' WHERE id = $1`, ['duties']],
    ['a stage', `UPDATE journal.process SET stage = 'closing' WHERE id = $1`, ['standing']],
    ['the count of open children', `UPDATE journal.process SET open_children = 2 WHERE id = $1`, ['openChildren']],
    [
      'the ledger',
      `UPDATE work_item SET state = 'open' WHERE process = $1 || '/1.1' AND key = 'enter/1'`,
      ['workItems'],
    ],
    ['a due date', `UPDATE work_item SET due = due + interval '1 day' WHERE process = $1 || '/2.1'`, ['workItems']],
  ])('finds a planted difference: %s', async (_what, sql, what) => {
    await asOwner(sql, [task]);
    expect((await differences()).map((difference) => difference.what)).toEqual(what);
  });
});
