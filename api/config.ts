import { z } from 'zod';

const flag = z
  .enum(['0', '1', ''])
  .default('')
  .transform((value) => value === '1');

/** The environment of the API, parsed once (stack/run/up.ts writes it). */
const Env = z.object({
  DATABASE_URL: z.string().min(1),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(8330),
  INSTALLATION_KEY: z.string().regex(/^[0-9a-f]{64}$/),
  NODE_ENV: z.string().default('development'),
  LIANCHA_SAMPLE: flag,
  LIANCHA_DRILL: flag,
  /** A proxy in front that ends TLS: `loopback`, an address, or how many proxies there are. */
  TRUST_PROXY: z.string().default(''),
  /** Where the public reaches the site: `https://example.gov.cn`, no path. */
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^(https?:\/\/[^\s/?#@]+)?$/)
    .default(''),
  /** The notary's age key, of the kind that X25519 makes: a longer one's ciphertext would not fit the command. */
  NOTARY_RECIPIENT: z
    .string()
    .regex(/^(age1[02-9ac-hj-np-z]{58})?$/)
    .default(''),
  /** Where plans get their time stamps (RFC 3161); the worker asks, this process notes in the plan's event that it is to. */
  TSA_URL: z.union([z.literal(''), z.url()]).default(''),
  TLS_CERT_FILE: z.string().default(''),
  TLS_KEY_FILE: z.string().default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly installationKey: Uint8Array;
  readonly production: boolean;
  readonly sample: boolean;
  readonly drills: boolean;
  readonly trustProxy: string | number | false;
  readonly publicOrigin: string | null;
  readonly notary: string | null;
  readonly timestamping: boolean;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly logLevel: string;
}

/** Why the API does not start; the sentence is all that is printed. */
export class CannotStart extends Error {}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Express reads `1` as a number of proxies and text as addresses. */
const trustOf = (text: string): string | number | false =>
  text === '' || text === '0' ? false : /^\d+$/.test(text) ? Number(text) : text;

/** @throws CannotStart naming the variable (never its value), or when passwords would cross a network in the clear. */
export function configOf(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Env.safeParse(env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', ');
    throw new CannotStart(
      `The API cannot start: ${names} is missing or malformed in the environment. npm start sets it.`,
    );
  }
  const { data } = parsed;
  const tls =
    data.TLS_CERT_FILE && data.TLS_KEY_FILE ? { certFile: data.TLS_CERT_FILE, keyFile: data.TLS_KEY_FILE } : null;
  const trustProxy = trustOf(data.TRUST_PROXY);
  if (!isLoopback(data.API_HOST) && tls === null && trustProxy === false) {
    throw new CannotStart(
      `The API does not listen on ${data.API_HOST} without TLS: passwords would cross the network in the clear. ` +
        'Set TLS_CERT_FILE and TLS_KEY_FILE, or TRUST_PROXY if a proxy in front ends TLS, or leave API_HOST at 127.0.0.1.',
    );
  }
  const production = data.NODE_ENV === 'production';
  return {
    databaseUrl: data.DATABASE_URL,
    host: data.API_HOST,
    port: data.API_PORT,
    installationKey: Buffer.from(data.INSTALLATION_KEY, 'hex'),
    production,
    sample: data.LIANCHA_SAMPLE && !production,
    drills: data.LIANCHA_DRILL && !production,
    trustProxy,
    publicOrigin: data.PUBLIC_ORIGIN || null,
    notary: data.NOTARY_RECIPIENT || null,
    timestamping: data.TSA_URL !== '',
    tls,
    logLevel: data.LOG_LEVEL,
  };
}
