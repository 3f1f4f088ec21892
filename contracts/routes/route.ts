import type { z } from 'zod';
import type { Role } from '../../domain/kernel/duty';
import type { ProcessName } from '../runner';

/**
 * How far a role's right reaches over the organisation tree (组织树), held against the departments of the thing asked for:
 * `own` its own organisation; `descendants` its own and every one beneath it; `any` the whole installation.
 */
export type Scope = 'own' | 'descendants' | 'any';

/** Who may use a route: anybody, programs on the machine itself, anybody logged in, or the holders of these roles. */
export type Who =
  | { readonly is: 'public' }
  | { readonly is: 'local' }
  | { readonly is: 'session' }
  | { readonly is: 'role'; readonly roles: Readonly<Partial<Record<Role, Scope>>> };

/** What a path may name: a process, or a draw, for which the lead of its task answers alone. */
export type Subject = ProcessName | 'draw';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One row of the route table. It feeds Express, the rights, OpenAPI, the documentation and the typed client. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'delete';
  /** Parameters in OpenAPI's form: `/api/v1/tasks/{id}`. */
  readonly path: string;
  readonly who: Who;
  /** What the parameters name; the scope of a role is held against its departments. */
  readonly of?: Subject;
  readonly params: P;
  readonly query: Q;
  /** `undefined` schema: the route takes no body. */
  readonly body: B;
  readonly response: R;
  readonly status: 200 | 201 | 204;
  /** JSON for programs, a page for people (not in OpenAPI), a form posted by a page, plain text, or a file of `media`. */
  readonly kind: 'json' | 'page' | 'form' | 'text' | 'file';
  readonly media?: string;
  /** The body is a file, sent as it is (`application/octet-stream`), of at most so many megabytes. */
  readonly fileMb?: number;
  /** A JSON body of at most so many kilobytes, where anybody may send one. */
  readonly bodyKb?: number;
  readonly tag: Words;
  readonly summary: Words;
  /** A command wants `Idempotency-Key` and takes `If-Match`. */
  readonly command?: { readonly process: ProcessName; readonly type: string } | 'begin';
}

/** Keeps the types of the four schemas. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  row: Route<P, Q, B, R>,
): Route<P, Q, B, R> => row;

export const PUBLIC: Who = { is: 'public' };
export const SESSION: Who = { is: 'session' };
export const byRole = (roles: Readonly<Partial<Record<Role, Scope>>>): Who => ({ is: 'role', roles });

/**
 * Reading a task or an inspection: the departments that take part in it and those above them, and who watches over all.
 * Acting is narrower: a department acts for itself alone.
 */
const READING = {
  handler: 'descendants',
  approver: 'descendants',
  leader: 'descendants',
  reviewer: 'descendants',
  officer: 'descendants',
  expert: 'descendants',
  jointOffice: 'any',
  ops: 'any',
  auditor: 'any',
  admin: 'any',
  drill: 'any',
} as const;
export const READERS = byRole(READING);
/** 抽取室: a notary (公证) too, with whom shares are deposited; he is of no department of the task. */
export const DRAW_READERS = byRole({ ...READING, notary: 'any' });

/** The names in a path, in order. */
export const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
