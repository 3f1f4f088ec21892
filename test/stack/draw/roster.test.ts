import { verify } from '../../../journal/verify';
import { doAs, draft, liveUntil, open, send, tell } from '../read-models/life';
import { makeWorld, OFFICERS, personOf, TARGETS, type World } from '../read-models/world';

jest.setTimeout(60_000);

const NOTE = '本人持股';

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.close());

const officer = (n: number) => personOf(world.lead, 'officer', n);
const confirm = (process: string, body: { absent: readonly string[]; conflicts: readonly object[] }) => ({
  process,
  type: 'confirmRoster',
  body,
  org: world.lead,
  role: 'handler' as const,
});

async function committing(name: string): Promise<string> {
  const task = await open(world, name);
  await draft(world, task, 3);
  await liveUntil(world, task, 'commitment');
  return task;
}

describe('conflicts that a department names before the draw (V4)', () => {
  let task: string;
  let uids: readonly string[];
  beforeAll(async () => {
    task = await committing('已知回避情形');
    const rows = await world.db.query<{ uid: string }>('SELECT uid FROM pool_unit WHERE process = $1', [task]);
    uids = rows.map(({ uid }) => uid);
  });

  test('are of own officers and of targets that can be drawn', async () => {
    const refused = async (conflict: object) =>
      expect(await tell(world, confirm(task, { absent: [], conflicts: [conflict] }))).toMatchObject({
        ok: false,
        refusal: { code: 'NO_SUCH_THING' },
      });
    await refused({ officer: personOf(world.other, 'officer', 1), uid: uids[0], ground: 'kin' });
    await refused({ officer: officer(1), uid: 'nobody', ground: 'kin' });
  });

  test('of another ground than those of the law want a note', async () => {
    const conflict = { officer: officer(1), uid: uids[0], ground: 'other', note: '' };
    expect(await tell(world, confirm(task, { absent: [], conflicts: [conflict] }))).toMatchObject({
      ok: false,
      refusal: { code: 'BAD_BODY', facts: { field: '说明' } },
    });
  });

  test('keep the officer from those targets, whichever are drawn', async () => {
    const conflicts = uids.map((uid) => ({ officer: officer(1), uid, ground: 'ownInterest', note: NOTE }));
    await send(world, confirm(task, { absent: [], conflicts }));
    await liveUntil(world, task, 'recusal');
    const places = await world.db.query<{ id: string; n: number }>(
      `SELECT officer_id AS id, count(*)::int AS n FROM match_member WHERE process = $1 AND org_id = $2 GROUP BY 1 ORDER BY 1`,
      [task, world.lead],
    );
    expect(places.map(({ id, n }) => [id, n])).toEqual([2, 3, 4].map((n) => [officer(n), 2]));
  });

  test('lie sealed, each under its own place, and the journal tells their number alone', async () => {
    const rows = await world.db.query<{ ground: string; note: string }>(
      'SELECT ground, note FROM known_conflict WHERE process = $1',
      [task],
    );
    expect(rows).toHaveLength(TARGETS);
    const sealed = rows.flatMap(({ ground, note }) => [ground, note]);
    expect(new Set(sealed).size).toBe(2 * TARGETS);
    expect(sealed.join()).not.toMatch(/ownInterest|kin|other|持股/);
    const [event] = await world.db.query<{ event: object }>(
      `SELECT text::jsonb->'event' AS event FROM journal.event WHERE process = $1 AND text::jsonb->'event'->>'type' = 'rosterConfirmed' AND text::jsonb->'event'->>'org' = $2`,
      [task, world.lead],
    );
    expect(event?.event).toEqual({
      type: 'rosterConfirmed',
      org: world.lead,
      round: 1,
      absent: [],
      conflicts: TARGETS,
    });
    const [told] = await world.db.query('SELECT FROM journal.event WHERE process = $1 AND text LIKE $2', [
      task,
      `%${NOTE}%`,
    ]);
    expect(told).toBeUndefined();
    expect((await verify(world.db)).broken.filter(({ process }) => process === task)).toEqual([]);
  });
});

test('a department that can send one alone is asked again before anything is drawn', async () => {
  const short = await committing('人员不足');
  const awaited = async () => (await world.models.awaited(world.clock)).filter(({ process }) => process === short);
  const other = (await awaited()).find(({ org, command }) => org === world.other && command === 'confirmRoster');
  if (!other) throw new Error('nobody is awaited');
  await doAs(world, other, short);
  await send(world, confirm(short, { absent: [2, 3, 4].map(officer), conflicts: [] }));
  const asked = (await awaited()).filter(({ command }) => command === 'confirmRoster');
  expect(asked.map(({ org, key }) => [org, key])).toEqual([[world.lead, `roster/1/${world.lead}/2`]]);
  const frozen = () => world.db.query('SELECT FROM roster_officer WHERE process = $1', [short]);
  expect(await frozen()).toHaveLength(0);
  await send(world, confirm(short, { absent: [officer(4)], conflicts: [] }));
  expect(await frozen()).toHaveLength(2 * OFFICERS - 1);
});
