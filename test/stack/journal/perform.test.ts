import { ActFailure } from '../../../activities/acts/work';
import { performAct, type AnyAct } from '../../../activities/perform';
import { sha256 } from '../../../journal/canonical';
import { recover } from '../../../journal/recover';
import { tinyCity, type TinyCity } from '../../support/journal';

let city: TinyCity;
let child: string;
beforeAll(async () => {
  city = await tinyCity();
});
afterAll(() => city.end());

/** A child whose publication is owed. */
beforeEach(async () => {
  const task = await city.begin(1);
  child = `${task}/1.1`;
  await city.machine(task, 'freezePool', 'freeze/1');
  await city.machine(task, 'beginInspections', 'inspections/beginInspections/0');
  await city.send(child, 'enter', { note: '' }, 'handler');
  await city.send(child, 'review', {}, 'reviewer');
});

const hands = () => ({
  journal: city.journal,
  deps: {
    reader: city.db,
    hash: sha256,
    installationKey: city.journal.installationKey,
    province: { receiptOf: () => Promise.resolve(null), deliver: () => Promise.reject(new Error('not here')) },
  },
});
const act = (perform: AnyAct['perform'], tries = 3): AnyAct => ({ perform, tries });
const good = act((_deps, { key }) => Promise.resolve({ key }));
const perform = (how: AnyAct, { epoch = 1, attempt = 1 } = {}) =>
  performAct(hands(), how, { id: child, epoch }, 'publish/1', attempt);

const published = async () =>
  (await city.db.query(`SELECT FROM journal.event WHERE process = $1 AND text LIKE '%"type":"published"%'`, [child]))
    .length;
const incidents = async () =>
  (
    await city.db.query(`SELECT FROM work_item WHERE process = $1 AND key LIKE 'incident/%' AND state = 'open'`, [
      child,
    ])
  ).length;

describe('performing an act', () => {
  test('hands its outcome in once, however many tries run at once or later', async () => {
    const outcomes = await Promise.all([1, 2, 3].map((attempt) => perform(good, { attempt })));
    expect(outcomes).toContain('done');
    expect(await perform(good)).toBe('seenTo');
    expect(await published()).toBe(1);
    expect(await incidents()).toBe(0);
  });

  test('that the journal cannot take is tried again, and in the end an incident of ops', async () => {
    const on = {
      published: () => {
        throw new Error('a bug in a projector');
      },
    };
    const journal = { ...city.journal, projectors: { inspection: { on } } };
    const broken = (attempt: number) =>
      performAct({ ...hands(), journal }, good, { id: child, epoch: 1 }, 'publish/1', attempt);
    await expect(broken(1)).rejects.toThrow('a bug in a projector');
    expect(await incidents()).toBe(0);
    expect(await broken(3)).toBe('failed');
    expect(await incidents()).toBe(1);
    expect(await published()).toBe(0);
  });

  test('does nothing outside for an epoch that is over', async () => {
    await recover(city.db);
    const never = act(() => Promise.reject(new Error('acted')));
    expect(await perform(never)).toBe('seenTo');
    expect(await perform(good, { epoch: 2 })).toBe('done');
  });

  test('marks what may have arrived before: another try, another epoch, never the first', async () => {
    const marks: boolean[] = [];
    const marking = act((_deps, { key, mayRepeat }) => {
      marks.push(mayRepeat);
      return marks.length < 3 ? Promise.reject(new Error('503')) : Promise.resolve({ key });
    }, 10);
    await expect(perform(marking)).rejects.toThrow('503');
    await expect(perform(marking, { attempt: 2 })).rejects.toThrow('503');
    await recover(city.db);
    await perform(marking, { epoch: 2 });
    expect(marks).toEqual([false, true, true]);
  });

  test('that can never succeed is an incident of ops at once', async () => {
    const refused = act(() => Promise.reject(new ActFailure('DELIVERY_REFUSED', '字段校验不通过')));
    expect(await perform(refused)).toBe('failed');
    expect(await incidents()).toBe(1);
    expect(await perform(good)).toBe('seenTo');
  });

  test('that the law refuses is an incident too', async () => {
    const bad = act((_deps, { key }) => Promise.resolve({ key, note: 'bad' }));
    expect(await perform(bad)).toBe('failed');
    expect(await incidents()).toBe(1);
    const [{ text } = { text: '' }] = await city.db.query<{ text: string }>(
      'SELECT text FROM journal.event WHERE process = $1 ORDER BY seq DESC LIMIT 1',
      [child],
    );
    expect(text).toContain('BAD_BODY');
  });

  test('that fails in passing is tried again, and is an incident after its last try', async () => {
    const failing = act(() => Promise.reject(new Error('platform 503')));
    await expect(perform(failing, { attempt: 2 })).rejects.toThrow('platform 503');
    expect(await incidents()).toBe(0);
    expect(await perform(failing, { attempt: 3 })).toBe('failed');
    expect(await incidents()).toBe(1);
  });

  test('never becomes an incident because the database was away', async () => {
    const away = act(() => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' })));
    await expect(perform(away, { attempt: 1_000 })).rejects.toThrow('terminating connection');
    expect(await incidents()).toBe(0);
  });
});
