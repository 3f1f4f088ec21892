import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsOf } from '../../../worker/settings';

const ENV = {
  DATABASE_URL: 'postgres://one',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  TEMPORAL_NAMESPACE: 'liancha',
  INSTALLATION_KEY: '0'.repeat(64),
  PROVINCE_URL: 'http://province.example',
};
const temporal = (more: Readonly<Record<string, string>>) => settingsOf({ ...ENV, ...more }).temporal;
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('what is missing', () => {
  test.each(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'INSTALLATION_KEY', 'PROVINCE_URL'])('is named: %s', (name) => {
    expect(() => settingsOf({ ...ENV, [name]: '' })).toThrow(`${name} is not set`);
  });
});

describe('the way to Temporal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('is plain unless something is said', () => {
    const { address, tls, apiKey } = temporal({});
    expect({ address, tls, apiKey }).toEqual({ address: ENV.TEMPORAL_ADDRESS, tls: undefined, apiKey: undefined });
  });

  test('is TLS with an API key', () => {
    expect(temporal({ TEMPORAL_API_KEY: 'key' })).toMatchObject({ tls: true, apiKey: 'key' });
  });

  test('is TLS with the certificate of the worker and the authority of the server', () => {
    const tls = {
      TEMPORAL_TLS_CLIENT_CERT_PATH: file('worker.pem', 'cert'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: file('worker.key', 'key'),
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('ca.pem', 'authority'),
      TEMPORAL_TLS_SERVER_NAME: 'temporal.internal',
    };
    expect(temporal(tls).tls).toEqual({
      clientCertPair: { crt: bytes('cert'), key: bytes('key') },
      serverRootCACertificate: bytes('authority'),
      serverNameOverride: 'temporal.internal',
    });
  });

  test('is plain where TLS is switched off, whatever else is set, and an empty variable is as none', () => {
    expect(temporal({ TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: '' })).toMatchObject({ tls: false, apiKey: undefined });
  });

  test('is not read from the files of whoever starts the worker', () => {
    const TEMPORAL_CONFIG_FILE = file('temporal.toml', '[profile.default]\naddress = "other:1"\napi_key = "other"\n');
    expect(temporal({ TEMPORAL_CONFIG_FILE })).toMatchObject({ address: ENV.TEMPORAL_ADDRESS, apiKey: undefined });
  });
});
