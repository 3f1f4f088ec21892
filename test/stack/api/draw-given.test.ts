import { fullBundle } from '../../../activities/acts/draw-records';
import { hashPassword } from '../../../api/auth/password';
import { drawCommand } from '../../../cli/draw/command';
import { verifyDrand } from '../../../crypto/drand';
import type { FullBundle } from '../../../domain/draw/bundle/bundle';
import { checkBundle } from '../../../domain/draw/bundle/checks';
import { bundleJson } from '../../../domain/draw/bundle/json';
import { checkProof, readProof, type UnitProof } from '../../../domain/draw/bundle/proof';
import { bundleFromText } from '../../../domain/draw/bundle/read';
import { checkTeam } from '../../../domain/draw/bundle/team';
import type { Role } from '../../../domain/kernel/duty';
import { sha256 } from '../../../journal/canonical';
import { moveClock } from '../../../journal/clock';
import { draft, liveUntil, open, send as tellTask, stateOf } from '../read-models/life';
import { makeWorld, personOf, TARGETS, type World } from '../read-models/world';
import { PASSWORD } from './city';
import { codeOf, send, type Answer } from './client';
import { readsOf } from './reads';
import { logIn, SERVER_KEY, startServer, type TestServer } from './server';

jest.setTimeout(120_000);

/** `draft` opens its window until 18 December; it is over on the next day in Beijing. */
const LAST_MINUTE = '2026-12-18T15:59:00.000Z';
const OVER = '2026-12-18T16:00:00.000Z';
const DRAWN = 4;
const PROFILES = { sha256, drand: verifyDrand };

let world: World;
let server: TestServer;
let task: string;
let id: string;
let planHash: string;
let resultHash: string;
const tokens = new Map<string, Promise<string>>();

beforeAll(async () => {
  const made = await makeWorld(8);
  const journal = { ...made.hands.journal, installationKey: SERVER_KEY };
  world = { ...made, hands: { journal, deps: { ...made.hands.deps, installationKey: SERVER_KEY } } };
  await world.db.query('UPDATE app_user SET password_hash = $1 WHERE id LIKE $2', [
    await hashPassword(PASSWORD),
    `${world.tag}%`,
  ]);
  server = await startServer(readsOf(journal));
  task = await open(world, '给出材料');
  await draft(world, task, DRAWN);
  await liveUntil(world, task, 'inspecting');
  await recuseOne();
  const [draw] = await world.db.query<{ id: string; plan: string; result: string }>(
    'SELECT id, plan_hash AS plan, result_hash AS result FROM draw WHERE task_id = $1',
    [task],
  );
  ({ id, plan: planHash, result: resultHash } = draw ?? { id: '', plan: '', result: '' });
});
afterAll(async () => {
  await server.close();
  await world.close();
});

async function recuseOne(): Promise<void> {
  const [member] = await world.db.query<{ officer: string }>(
    `SELECT officer_id AS officer FROM current_member WHERE process = $1 AND position = 1 AND org_id = $2 ORDER BY 1 LIMIT 1`,
    [task, world.lead],
  );
  const body = { officer: member?.officer, position: 1, ground: 'kin', note: '', reason: '情形属实' };
  await tellTask(world, { process: task, type: 'orderRecusal', body, org: world.lead, role: 'leader' });
}

function tokenOf(org: string, role: Role): Promise<string> {
  const login = personOf(org, role);
  const known = tokens.get(login) ?? logIn(server.url, login);
  tokens.set(login, known);
  return known;
}
const get = async (path: string, org: string, role: Role): Promise<Answer> =>
  send(server.url, 'GET', `/api/v1/draws/${path}`, { token: await tokenOf(org, role) });
const bundleFor = (org: string, role: Role) => get(`${id}/bundle`, org, role);
const proofOf = (uid: string, org = world.lead, role: Role = 'handler') => get(`${id}/proof/${uid}`, org, role);

const notes = () =>
  world.db.query<{ person: string; role: string; what: string; uid: string | null }>(
    'SELECT person_id AS person, role, what, uid FROM access_note WHERE draw_id = $1 ORDER BY no',
    [id],
  );
const firm = async (drawn: boolean): Promise<string> => {
  const [row] = await world.db.query<{ uid: string }>(
    `SELECT u.uid FROM pool_unit u JOIN draw d ON d.pool_id = u.pool_id
     WHERE d.id = $1 AND $2 = EXISTS (SELECT FROM drawn_target t WHERE t.draw_id = d.id AND t.uid = u.uid) ORDER BY u.c LIMIT 1`,
    [id, drawn],
  );
  return row?.uid ?? '';
};

describe('until the last minute of the window', () => {
  beforeAll(() => moveClock(world.db, { id: world.clock, to: LAST_MINUTE }));

  test('nobody is given anything, whatever the right, and nothing is noted', async () => {
    const uid = await firm(true);
    const answers = await Promise.all([
      bundleFor(world.stranger, 'auditor'),
      bundleFor(world.lead, 'leader'),
      proofOf(uid),
    ]);
    for (const answer of answers) {
      expect([answer.status, codeOf(answer)]).toEqual([409, 'WINDOW_OPEN']);
      expect(answer.text).toContain('2026-12-18');
      expect(answer.text).not.toContain(uid);
    }
    expect(await notes()).toEqual([]);
  });
});

describe('after the window', () => {
  beforeAll(() => moveClock(world.db, { id: world.clock, to: OVER }));

  test('auditors and the lead get the full bundle, which verifies, names no ground and is that of the act', async () => {
    const answers = [
      await bundleFor(world.stranger, 'auditor'),
      await bundleFor(world.lead, 'leader'),
      await bundleFor(world.lead, 'handler'),
      await bundleFor(world.lead, 'approver'),
    ];
    const [first] = answers;
    if (!first) throw new Error('no answer');
    expect(answers.map(({ status, text }) => [status, text === first.text])).toEqual(answers.map(() => [200, true]));
    const checked = checkBundle(PROFILES, first.text, { planHash, resultHash });
    expect(checked.verdict).toBe('passed');
    expect(checked.checks.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['officers', 'openings', 'events', 'result']),
    );
    const bundle = bundleFromText(first.text);
    if (!bundle.ok || bundle.value.form !== 'full') throw new Error('no full bundle');
    const { openings, events } = bundle.value;
    expect([openings.length, new Set(events.map(({ type }) => type))]).toEqual([DRAWN, new Set(['recuse'])]);
    const acts: FullBundle = await fullBundle(world.db, (await stateOf(world, task)).state.draw);
    expect(JSON.parse(first.text)).toEqual(JSON.parse(JSON.stringify(bundleJson({ ...acts, result: resultHash }))));
    expect(first.text).not.toMatch(/"kin"|情形属实/);
  });

  test('where tags raise a ratio, strata tell of firms what only the lead’s handler and auditors may know', async () => {
    const raise = (value: string) =>
      world.db.query(`UPDATE task SET scheme = jsonb_set(scheme, '{raised}', $2) WHERE id = $1`, [task, value]);
    await raise('{"tags": ["重点"], "percent": 50}');
    const codes = await Promise.all(
      (['handler', 'approver', 'leader'] as const).map(async (role) => codeOf(await bundleFor(world.lead, role))),
    );
    const auditor = await bundleFor(world.stranger, 'auditor');
    await raise('null');
    expect([...codes, auditor.status]).toEqual([null, 'NOT_YOUR_ROLE', 'NOT_YOUR_ROLE', 200]);
  });

  test('every copy has a note of its own, whose number goes with it', async () => {
    const before = await notes();
    const answer = await bundleFor(world.lead, 'handler');
    const no = answer.headers.get('x-access-note');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${id}-full-note${no}.json"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const mine = { person: personOf(world.lead, 'handler'), role: 'handler', what: 'bundle', uid: null };
    expect(await notes()).toEqual([...before, mine]);
  });

  test.each<[string, () => Promise<Answer>, string]>([
    ['a department that takes part', () => bundleFor(world.other, 'leader'), 'NO_SUCH_THING'],
    ['a department that does not', () => bundleFor(world.stranger, 'handler'), 'NO_SUCH_THING'],
    ['a reviewer', () => bundleFor(world.lead, 'reviewer'), 'NOT_YOUR_ROLE'],
    ['ops', () => bundleFor(world.lead, 'ops'), 'NOT_YOUR_ROLE'],
    ['an auditor who wants a proof', async () => proofOf(await firm(true), world.lead, 'auditor'), 'NOT_YOUR_ROLE'],
    ['another department’s handler', async () => proofOf(await firm(true), world.other), 'NO_SUCH_THING'],
    ['who asks for another draw', () => get('none-01/bundle', world.lead, 'auditor'), 'NO_SUCH_THING'],
    ['who has no session', () => send(server.url, 'GET', `/api/v1/draws/${id}/bundle`), 'NOT_LOGGED_IN'],
    ['who asks who asked, and is no leader', () => get(`${id}/accesses`, world.lead, 'handler'), 'NOT_YOUR_ROLE'],
    ['another department’s leader', () => get(`${id}/accesses`, world.other, 'leader'), 'NO_SUCH_THING'],
  ])('%s is given nothing, and nothing is noted', async (_who, ask, code) => {
    const before = await notes();
    expect(codeOf(await ask())).toBe(code);
    expect(await notes()).toEqual(before);
  });

  test('a drawn firm’s proof leads to the published root, and opens its own team alone', async () => {
    const uid = await firm(true);
    const answer = await proofOf(uid);
    const proof = read(answer);
    const root = (JSON.parse((await stateOf(world, task)).state.draw.planText) as { pool_root: string }).pool_root;
    expect(proof.unit.uid).toBe(uid);
    const c = checkProof(sha256, proof, root);
    const view = (await world.models.publicDraw(task)) as { readonly teams: readonly string[] } | null;
    const { team } = proof;
    if (!c.ok || !team || !view) throw new Error('no team');
    expect(checkTeam(sha256, proof.pool_id, team)).toEqual({ ok: true, value: view.teams[team.position] });
    const there = await world.db.query<{ officer: string }>(
      'SELECT officer_id AS officer FROM current_member WHERE process = $1 AND position = $2 ORDER BY 1',
      [task, team.position + 1],
    );
    expect(team.officers.map(({ oid }) => oid).sort()).toEqual(there.map(({ officer }) => officer));
    expect((await notes()).at(-1)).toMatchObject({ what: 'proof', uid });
  });

  test('a firm that was not drawn gets its place in the pool and no team; one outside gets nothing', async () => {
    const uid = await firm(false);
    const proof = read(await proofOf(uid));
    expect([proof.unit.uid, proof.team, proof.in_stratum.size]).toEqual([uid, undefined, TARGETS]);
    const before = await notes();
    expect(codeOf(await proofOf('91442000MA00000000'))).toBe('NO_SUCH_THING');
    expect(await notes()).toEqual(before);
  });

  test('who was given what is told to auditors and the lead’s leader, newest first', async () => {
    const all = await notes();
    for (const answer of [
      await get(`${id}/accesses`, world.stranger, 'auditor'),
      await get(`${id}/accesses`, world.lead, 'leader'),
    ]) {
      const rows = answer.body['rows'] as readonly { no: number; person: string; org: string; what: string }[];
      expect(rows.map(({ what }) => what)).toEqual(all.map(({ what }) => what).reverse());
      expect(rows.at(-1)).toMatchObject({ person: '丙局auditor', org: '丙局', what: 'bundle' });
    }
  });

  test('the command line takes from the platform what verifies, with a note, and tells why it gets nothing', async () => {
    const type = async (...words: readonly string[]) => {
      const said = { code: 0, out: '', err: '' };
      const terminal = {
        out: (line: string) => void (said.out += line),
        err: (line: string) => void (said.err += line),
        exit: (code: number) => void (said.code = code),
        progress: () => undefined,
      };
      await drawCommand(terminal, server.url).parseAsync(['fetch', ...words], { from: 'user' });
      return said;
    };
    process.env['LIANCHA_PASSWORD'] = PASSWORD;
    const full = await type(id, '--login', personOf(world.lead, 'auditor'));
    expect([full.code, full.err]).toEqual([0, expect.stringMatching(/^已记查阅记录第\d+号。$/)]);
    const open = await type(id);
    for (const { out } of [full, open])
      expect(checkBundle(PROFILES, out, { planHash, resultHash })).toMatchObject({ verdict: 'passed' });
    expect([open.err, open.out.includes('"roster"')]).toEqual(['', false]);
    const proof = await type(id, '--login', personOf(world.lead, 'handler'), '--proof', await firm(true));
    expect(readProof(JSON.parse(proof.out), '')).toMatchObject({ ok: true });
    const refused = await type(id, '--login', personOf(world.lead, 'ops'));
    expect([refused.code, refused.out, refused.err !== '']).toEqual([1, '', true]);
    process.env['LIANCHA_PASSWORD'] = '不是密码';
    expect(await type(id, '--login', personOf(world.lead, 'auditor'))).toMatchObject({ code: 1, out: '' });
    expect(await type(id, '--proof', 'X')).toMatchObject({ code: 2, out: '' });
    expect(await type(id, '--api', 'http://127.0.0.1:9')).toMatchObject({ code: 4, out: '' });
  });

  test('the application cannot take a note back', async () => {
    for (const sql of ['DELETE FROM access_note', `UPDATE access_note SET role = 'ops'`])
      await expect(world.db.query(sql)).rejects.toThrow(/permission denied/);
  });
});

function read({ status, text }: Answer): UnitProof {
  expect(status).toBe(200);
  const proof = readProof(JSON.parse(text), '');
  if (!proof.ok) throw new Error(JSON.stringify(proof.refusal));
  return proof.value;
}
