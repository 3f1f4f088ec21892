import { z } from 'zod';
import { COMMANDS } from '../../../contracts/commands';
import { ROUTES } from '../../../contracts/routes';
import { COMMAND_ROUTES, RULES } from '../../../contracts/routes/commands';
import { openApi } from '../../../contracts/routes/openapi';
import { inspectionId, InspectionPath, pathOf } from '../../../contracts/routes/parts';
import { namesIn } from '../../../contracts/routes/route';

const rows = Object.entries(ROUTES);

it('no two rows answer under the same method and path', () => {
  const addresses = rows.map(([, { method, path }]) => `${method} ${path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

it.each(rows)('%s: the path names exactly its parameters', (_id, { path, params }) => {
  const fields = params instanceof z.ZodObject ? Object.keys(params.shape) : [];
  expect([...namesIn(path)].sort()).toEqual(fields.sort());
});

it.each(rows)(
  '%s: a changing request is never public but at the login, and where strangers are counted',
  (id, { method, who }) => {
    if (method !== 'get' && who.is === 'public') expect(['logIn', 'loginForm', 'reportDraw']).toContain(id);
    else expect(who.is === 'public' ? method : 'guarded').toBe(who.is === 'public' ? 'get' : 'guarded');
  },
);

it('every command that a person may send has a row, a rule and a schema', () => {
  const named = Object.entries(COMMANDS).flatMap(([process, commands]) =>
    Object.keys(commands).map((type) => `${process}.${type}`),
  );
  const ruled = Object.entries(RULES).flatMap(([process, rules]) =>
    Object.keys(rules).map((type) => `${process}.${type}`),
  );
  expect(Object.keys(COMMAND_ROUTES).sort()).toEqual(named.sort());
  expect(ruled.sort()).toEqual(named);
});

it('a notary, who is of no department of any task, may open what was deposited and see the room where he does', () => {
  const scopeOf = (id: string) => {
    const who = ROUTES[id]?.who;
    return who?.is === 'role' ? who.roles.notary : undefined;
  };
  expect(['jointTask.openEscrow', 'drawRoom', 'drawRoomPage', 'taskForm', 'task'].map(scopeOf)).toEqual([
    'any',
    'any',
    'any',
    'any',
    undefined,
  ]);
});

it('an inspection keeps two segments everywhere', () => {
  expect(inspectionId(InspectionPath.parse({ task: '2026-0001', n: '17.1' }))).toBe('2026-0001/17.1');
  expect(pathOf('/c/inspections', '2026-0001/17.1')).toBe('/c/inspections/2026-0001/17.1');
  for (const n of ['17', '0.1', '17.1.1', '17.1/x', '', '17.01', '１.1'])
    expect(InspectionPath.safeParse({ task: 't', n }).success).toBe(false);
});

describe('OpenAPI', () => {
  // As it is sent: without what JSON does not have.
  const document = JSON.parse(JSON.stringify(openApi('0.0.0'))) as Document;

  it('is version 3.1 and has an operation for each row that programs use', () => {
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const forPrograms = rows.filter(([, { kind }]) => kind !== 'page' && kind !== 'form');
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      forPrograms.map(([id]) => id.replace('.', '_')).sort(),
    );
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it('declares every parameter of a path, wants the command id, and shows the refusal', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const { operationId, parameters = [], responses } of Object.values(operations)) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
        expect([operationId, inPath.sort()]).toEqual([operationId, [...namesIn(path)].sort()]);
        if (operationId?.includes('_'))
          expect(parameters).toContainEqual(
            expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
          );
        expect(responses).toHaveProperty(['default', 'content', 'application/problem+json']);
      }
    }
  });

  interface Document {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  }
  interface Operation {
    readonly operationId?: string;
    readonly parameters?: readonly { readonly name: string; readonly in: string }[];
    readonly responses: Readonly<Record<string, unknown>>;
  }
});
