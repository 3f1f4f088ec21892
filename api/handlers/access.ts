import { refuse } from '../../domain/kernel/result';
import type { ACCESS_ROUTES } from '../../contracts/routes/access';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { COOKIE } from '../http/door';
import { json, reply, type Replied } from '../http/reply';
import type { Services, Settings } from '../services';

type Access = typeof ACCESS_ROUTES;

/** `__Host-` binds the cookie to this host over TLS; plain on loopback, where there is no TLS. */
export function sessionCookie(token: string, expiresAt: Date, { secure }: Settings): string {
  const name = secure ? COOKIE.secure : COOKIE.plain;
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}${secure ? '; Secure' : ''}`;
}

async function logIn({ body }: Call<Access['logIn']>, { sessions, settings }: Services): Promise<Replied> {
  const opened = await sessions.logIn(body);
  if (!opened.ok) return opened;
  const { token, expiresAt, viewer } = opened.value;
  const bearer = body.kind === 'bearer';
  return reply({
    json: { expiresAt: expiresAt.toISOString(), token: bearer ? token : null, post: viewer.post },
    headers: {
      'Cache-Control': 'no-store',
      ...(bearer ? {} : { 'Set-Cookie': sessionCookie(token, expiresAt, settings) }),
    },
  });
}

async function logOut({ session }: Call<Access['logOut']>, { sessions, settings }: Services): Promise<Replied> {
  if (session) await sessions.revoke(session.token);
  return reply({ headers: { 'Set-Cookie': sessionCookie('', new Date(0), settings) } });
}

async function me(call: Call<Access['me']>, { readModels }: Services): Promise<Replied> {
  return json(await readModels.frame(viewerOf(call)));
}

async function switchPost(call: Call<Access['switchPost']>, { sessions, readModels }: Services): Promise<Replied> {
  if (!call.session) return refuse('NOT_LOGGED_IN');
  const switched = await sessions.switchPost(call.session.token, call.session.kind, call.body.post);
  return switched.ok ? json(await readModels.frame(switched.value)) : switched;
}

export const accessHandlers = { logIn, logOut, me, switchPost };
