import type { Client } from 'pg';
import { ROLES, type Role } from '../../../domain/kernel/duty';
import { OWN_ROUTES } from '../../../contracts/routes';
import { COMMAND_ROUTES } from '../../../contracts/routes/commands';
import type { Route, Scope } from '../../../contracts/routes/route';
import { countRows, makeCity, owner, type City } from './city';
import { codeOf, send, type Answer } from './client';
import { openInspection, openTask } from './fixture';
import { EMPTY_READS } from './reads';
import { startServer, type TestServer } from './server';

/** The matrix route × role × own / other department, made from the route table: a new row of the table is tested at once. */
let client: Client;
let city: City;
let server: TestServer;
let task: string;
let inspection: string;

beforeAll(async () => {
  client = await owner();
  city = await makeCity(client);
  server = await startServer(() => EMPTY_READS);
  task = await openTask(server, city, `${city.tag}-matrix-task`);
  inspection = await openInspection(task, city);
}, 60_000);

afterAll(async () => {
  await server.close();
  await client.end();
});

/** Rows with rights; a form's command is judged by the command's own row, so it stands for each command once. */
const GUARDED = [...Object.entries(OWN_ROUTES), ...Object.entries(COMMAND_ROUTES)]
  .filter(([, route]) => route.who.is === 'session' || route.who.is === 'role')
  .map(([id, route]): [string, Route] => [id, route]);

const addressOf = (route: Route): string =>
  route.path
    .replace('{id}', /\/(clocks|drill)\//.test(route.path) ? 'drill-none' : task)
    .replace('{task}/{n}', inspection)
    .replace('{command}', 'retryAct');

const ask = (route: Route, key: string, token?: string): Promise<Answer> =>
  send(server.url, route.method.toUpperCase(), addressOf(route), {
    ...(token ? { token } : {}),
    key,
    ...(route.method === 'post' ? (route.kind === 'form' ? { form: { page: '' } } : { json: {} }) : {}),
  });

/** What the table promises: refused by role, out of reach, or let in. */
function promised({ who, of, command }: Route, role: Role, own: boolean): string | null {
  if (who.is !== 'role') return null;
  const scope: Scope | undefined = who.roles[role];
  if (!scope) return 'NOT_YOUR_ROLE';
  if (scope === 'any' || own || !of) return null;
  return command ? 'NOT_YOUR_DEPARTMENT' : 'NO_SUCH_THING';
}

const WITHOUT_NOTES = (rows: Readonly<Record<string, number>>) => ({ ...rows, 'journal.attempt': 0 });
/** A session ended by its own request would let nobody in afterwards. */
const ENDS_SESSION = ['logOut', 'logoutForm'];

interface Cell {
  readonly role: Role;
  readonly own: boolean;
  readonly want: string | null;
}
const cellsOf = (route: Route): readonly Cell[] =>
  ROLES.flatMap((role) => [true, false].map((own) => ({ role, own, want: promised(route, role, own) })));

const told = ({ role, own }: Cell, code: string | null): string =>
  `${role} of the ${own ? 'own' : 'other'} department: ${code ?? 'let in'}`;

describe.each(GUARDED)('%s', (id, route) => {
  it('lets nobody in without a session', async () => {
    const before = await countRows(client);
    const answer = await ask(route, `${city.tag}-none-${id}`);
    if (isForPeople(route)) {
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        expect.stringMatching(/^\/c\/login\?next=/),
      ]);
    } else {
      expect([answer.status, codeOf(answer)]).toEqual([401, 'NOT_LOGGED_IN']);
    }
    expect(await countRows(client)).toEqual(before);
  });

  const cells = cellsOf(route).filter(({ want }) => want !== null);
  // A row for everybody with a session refuses none of them.
  const itRefuses = cells.length > 0 ? it : () => undefined;
  itRefuses('refuses whom the table refuses, and leaves no row of it but the notes', async () => {
    const tokens = await Promise.all(cells.map(({ role, own }) => tokenOf(role, own)));
    const before = await countRows(client);
    const answers = await Promise.all(
      cells.map((cell, n) =>
        ask(route, `${city.tag}-${id}-${n}`, tokens[n]).then((answer) => told(cell, codeOf(answer))),
      ),
    );
    const after = await countRows(client);
    expect(answers).toEqual(cells.map((cell) => told(cell, cell.want)));
    expect(WITHOUT_NOTES(after)).toEqual(WITHOUT_NOTES(before));
    expect(after['journal.attempt']).toBe((before['journal.attempt'] ?? 0) + cells.length);
  });

  it('lets in whom the table lets in', async () => {
    for (const cell of cellsOf(route).filter(({ want }) => want === null && !ENDS_SESSION.includes(id))) {
      const answer = await ask(route, `${city.tag}-${id}-${cell.role}-${cell.own}`, await tokenOf(cell.role, cell.own));
      const refusedAtDoor = ['NOT_LOGGED_IN', 'NO_SUCH_PROCESS', ...(route.kind === 'form' ? [] : ['NOT_YOUR_ROLE'])];
      expect(refusedAtDoor.map((code) => told(cell, code))).not.toContain(told(cell, codeOf(answer)));
    }
  });
});

const isForPeople = ({ kind }: Route): boolean => kind === 'page' || kind === 'form';
const tokenOf = (role: Role, own: boolean): Promise<string> => server.token(city, role, own ? city.own : city.other);

it.each(Object.entries(COMMAND_ROUTES))('a form of %s is judged by the row of the command itself', async (_id, row) => {
  if (typeof row.command !== 'object') throw new Error('not a command');
  const base = row.command.process === 'jointTask' ? `/c/tasks/${task}` : `/c/inspections/${inspection}`;
  const path = `${base}/do/${row.command.type}`;
  const cells = cellsOf(row).filter(({ own, want }) => own && want !== null);
  const tokens = await Promise.all(cells.map(({ role, own }) => tokenOf(role, own)));
  const before = await countRows(client);
  const answers = await Promise.all(
    cells.map((cell, n) =>
      send(server.url, 'POST', path, { token: tokens[n] ?? '', form: { commandId: `${city.tag}-form-${n}` } }).then(
        (answer) => told(cell, codeOf(answer)),
      ),
    ),
  );
  expect(answers).toEqual(cells.map((cell) => told(cell, cell.want)));
  expect(WITHOUT_NOTES(await countRows(client))).toEqual(WITHOUT_NOTES(before));
});

it('lets who stands above a department read its task, and act for it no more than anybody else', async () => {
  const leader = await server.token(city, 'leader', city.bureau);
  const handler = await server.token(city, 'handler', city.bureau);
  const before = await countRows(client);
  expect((await send(server.url, 'GET', `/api/v1/tasks/${task}`, { token: leader })).status).toBe(200);
  const refused = await send(server.url, 'POST', `/api/v1/tasks/${task}/submitScheme`, {
    token: handler,
    key: `${city.tag}-above`,
    json: {},
  });
  expect(codeOf(refused)).toBe('NOT_YOUR_DEPARTMENT');
  expect(WITHOUT_NOTES(await countRows(client))).toEqual(WITHOUT_NOTES(before));
});
