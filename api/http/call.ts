import type { Request } from 'express';
import type { z } from 'zod';
import type { Route } from '../../contracts/routes/route';
import type { SessionKind } from '../auth/sessions';
import type { Viewer } from '../read-models';
import type { Replied } from './reply';
import type { Services } from '../services';

/** A session as a request carried it. */
export interface Carried {
  readonly token: string;
  readonly kind: SessionKind;
}

/** A request that passed the door: session, rights, parsed path, query and body. */
export interface Call<R extends Route = Route> {
  readonly route: R;
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
  /** Null on public routes without a session. */
  readonly viewer: Viewer | null;
  readonly session: Carried | null;
  readonly commandId: string | null;
  /** From If-Match: the version the client saw. */
  readonly expected: number | undefined;
  readonly request: Request;
}

export type Handler<R extends Route = Route> = (call: Call<R>, services: Services) => Promise<Replied>;

/** The viewer of a route that wants a session; the door has let nobody else in. */
export function viewerOf(call: Pick<Call, 'viewer'>): Viewer {
  if (!call.viewer) throw new Error('a route with rights was mounted without its door');
  return call.viewer;
}
