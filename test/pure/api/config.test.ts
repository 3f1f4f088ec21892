import { CannotStart, configOf } from '../../../api/config';
import { safeNext } from '../../../api/http/context';

const ENV = { DATABASE_URL: 'postgres://app@127.0.0.1/x', INSTALLATION_KEY: 'ab'.repeat(32) };

it('listens on loopback unless told otherwise', () => {
  expect(configOf(ENV)).toMatchObject({ host: '127.0.0.1', tls: null, trustProxy: false });
});

it.each(['0.0.0.0', '::', '10.1.2.3', 'liancha.example'])('does not listen on %s without TLS', (API_HOST) => {
  expect(() => configOf({ ...ENV, API_HOST })).toThrow(CannotStart);
  expect(configOf({ ...ENV, API_HOST, TRUST_PROXY: 'loopback' }).trustProxy).toBe('loopback');
  expect(configOf({ ...ENV, API_HOST, TLS_CERT_FILE: 'c', TLS_KEY_FILE: 'k' }).tls).toEqual({
    certFile: 'c',
    keyFile: 'k',
  });
});

it('has neither sample logins nor drills in production, whatever the environment says', () => {
  const flags = { LIANCHA_SAMPLE: '1', LIANCHA_DRILL: '1' };
  expect(configOf({ ...ENV, ...flags })).toMatchObject({ sample: true, drills: true });
  expect(configOf({ ...ENV, ...flags, NODE_ENV: 'production' })).toMatchObject({ sample: false, drills: false });
});

it('names what is missing or malformed, and never the value', () => {
  const key = 'not-hexadecimal';
  expect(() => configOf({ INSTALLATION_KEY: key })).toThrow(/DATABASE_URL, INSTALLATION_KEY/);
  expect(() => configOf({ ...ENV, INSTALLATION_KEY: key })).not.toThrow(new RegExp(key));
});

it('leads after a login to pages of this system alone', () => {
  for (const good of ['/c/tasks/2026-0001', '/m/v/2026-0001/17.1', '/c/inbox?tab=done'])
    expect(safeNext(good)).toBe(good);
  for (const bad of [
    '//evil.example',
    'https://evil.example',
    '/c//evil.example',
    '/p',
    '/c/login',
    '/c/\\evil',
    'javascript:alert(1)',
    '/c/x\r\nSet-Cookie: a=b',
    '',
  ])
    expect(safeNext(bad)).toBe('/c/inbox');
});
