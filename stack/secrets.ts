import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home';
import { StackError } from './say';

/** Made once per state folder and kept there, readable by its owner alone. */
export interface Secrets {
  /** Passwords of the database roles. */
  readonly postgres: string;
  readonly owner: string;
  readonly app: string;
  readonly temporal: string;
  /** 32 bytes in hexadecimal: encrypts the salt keys of draws. Losing it loses every open draw. */
  readonly installationKey: string;
}

const FIELDS = ['postgres', 'owner', 'app', 'temporal', 'installationKey'] as const;

const fileOf = (home: Home): string => join(home.dir, 'secrets.json');

/** Null when there is none yet. A file that does not hold is named, never replaced: the database depends on it. */
export function readSecrets(home: Home): Secrets | null {
  const file = fileOf(home);
  if (!existsSync(file)) return null;
  const secrets = parse(readFileSync(file, 'utf8'));
  if (secrets !== null) return secrets;
  throw new StackError(
    `${file} does not hold the passwords of this state folder any more. Put it back from a backup; ` +
      `or, if the data may go, remove ${home.dir} and start again.`,
  );
}

/** The secrets of a home, made now if it has none. */
export function secretsOf(home: Home): Secrets {
  const kept = readSecrets(home);
  if (kept !== null) return kept;
  const made = makeSecrets();
  // Written beside and renamed: a kill in between leaves no half file.
  const draft = `${fileOf(home)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, fileOf(home));
  return made;
}

function makeSecrets(): Secrets {
  const password = (): string => randomBytes(24).toString('hex');
  return {
    postgres: password(),
    owner: password(),
    app: password(),
    temporal: password(),
    installationKey: randomBytes(32).toString('hex'),
  };
}

function parse(text: string): Secrets | null {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return null;
    const fields = found as Partial<Record<string, unknown>>;
    return FIELDS.every((field) => /^[0-9a-f]{48,64}$/.test(String(fields[field]))) ? (found as Secrets) : null;
  } catch {
    return null;
  }
}
