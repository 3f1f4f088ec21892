import { fairnessInput } from '../../../journal/fairness/input';
import { draft, liveUntil, open, send, tell, teamOf } from '../read-models/life';
import { makeWorld, personOf, type World } from '../read-models/world';
import { checkOf, publishedOf, teamAt, type Published } from './tables';

jest.setTimeout(60_000);

const REASON = '本部门名录内已无人可递补';

let world: World;
let task: string;
/** The lead sends two alone: officers 3 and 4 cannot come, so that nobody can replace the other two. */
const officer = (n: number) => personOf(world.lead, 'officer', n);

beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '补缺');
  await draft(world, task, 3);
  await liveUntil(world, task, 'commitment');
  const body = { absent: [officer(3), officer(4)], conflicts: [] };
  await send(world, { process: task, type: 'confirmRoster', body, org: world.lead, role: 'handler' });
  await liveUntil(world, task, 'inspecting');
});
afterAll(() => world?.close());

const appoint = (n: number, position = 1) => ({
  process: task,
  type: 'appointOfficer',
  body: { position, officer: officer(n), reason: REASON },
  org: world.lead,
  role: 'leader' as const,
});
const recuse = (n: number) =>
  send(world, {
    process: task,
    type: 'orderRecusal',
    body: { officer: officer(n), position: 1, ground: 'kin', note: '', reason: '情形属实' },
    org: world.lead,
    role: 'leader',
  });
const placesAt = (position: number) =>
  world.db.query(
    `SELECT slot, generation, officer_id AS officer, appointed FROM match_member WHERE process = $1 AND org_id = $2 AND position = $3 ORDER BY slot, generation`,
    [task, world.lead, position],
  );

test('who was named absent is in no team', async () => {
  for (const position of [1, 2, 3])
    expect(await teamAt(world, task, position, world.lead)).toEqual([officer(1), officer(2)]);
  const excluded = await world.db.query(
    `SELECT officer_id AS officer, ground FROM roster_exclusion WHERE process = $1 ORDER BY 1`,
    [task],
  );
  expect(excluded).toEqual([3, 4].map((n) => ({ officer: officer(n), ground: '不能出勤' })));
});

describe('a place that nobody of the roster can take', () => {
  let vacant: Published;
  beforeAll(async () => {
    await recuse(1);
    vacant = await publishedOf(world, task);
  });

  test('is a vacancy by name, of which the inspection knows, and which awaits the leader', async () => {
    expect(await teamAt(world, task, 1, world.lead)).toEqual([officer(2)]);
    expect(await teamOf(world, `${task}/1.1`, world.lead)).toEqual([officer(2)]);
    const items = await world.models.awaited(world.clock);
    expect(items).toContainEqual(
      expect.objectContaining({ process: task, command: 'appointOfficer', org: world.lead, role: 'leader' }),
    );
    expect(checkOf(vacant).verdict).toBe('passed');
  });

  test('is filled by nobody who is at another visit at that hour', async () => {
    await world.db.query(
      `INSERT INTO visit_officer (clock, officer_id, process, position, during)
       SELECT $2, $3, 'elsewhere', 1, tstzrange(visit_from, visit_to) FROM visit WHERE process = $1 AND position = 1`,
      [task, world.clock, officer(3)],
    );
    expect(await tell(world, appoint(3))).toMatchObject({ ok: false, refusal: { code: 'OFFICER_BUSY' } });
    expect(await tell(world, appoint(1))).toMatchObject({ ok: false, refusal: { code: 'OFFICER_UNFIT' } });
    expect(await tell(world, appoint(4, 2))).toMatchObject({ ok: false, refusal: { code: 'NO_VACANCY' } });
  });

  test('is filled by an appointment, marked as such, and the draw’s result stays what it was', async () => {
    await send(world, appoint(4));
    const places = await placesAt(1);
    expect(places).toContainEqual({ slot: expect.any(Number), generation: 3, officer: officer(4), appointed: true });
    expect(await teamOf(world, `${task}/1.1`, world.lead)).toEqual([officer(2), officer(4)]);
    const after = await publishedOf(world, task);
    expect(after).toEqual(vacant);
    const open = await world.db.query(
      `SELECT FROM work_item WHERE process = $1 AND command = 'appointOfficer' AND state = 'open'`,
      [task],
    );
    expect(open).toEqual([]);
  });

  test('is a vacancy again when the appointed one is recused', async () => {
    await recuse(4);
    expect(await teamAt(world, task, 1, world.lead)).toEqual([officer(2)]);
    expect(await publishedOf(world, task)).toEqual(vacant);
    await world.db.query(`DELETE FROM visit_officer WHERE process = 'elsewhere' AND clock = $1`, [world.clock]);
    await send(world, appoint(3));
    expect(await teamOf(world, `${task}/1.1`, world.lead)).toEqual([officer(2), officer(3)]);
  });
});

test('an appointment is no replacement by the draw, and the audit of fairness does not count it as one', async () => {
  const { redraws } = await world.db.snapshot((tx) => fairnessInput(tx, world.clock));
  expect(redraws.find(({ who }) => who === world.lead)).toMatchObject({ times: 1, of: 7 });
});
