import { spawnSync } from 'node:child_process';

/** The oldest server that the workflows here rely on. */
const LEAST_SERVER = [1, 32] as const;

/** A program, or why there is none. */
export type Found = string | { readonly no: string };

/** The program, if it runs here and its server is new enough. */
export function checked(path: string): Found {
  const { status, stdout, error } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) return { no: `${path} does not run (${error?.message ?? `exit ${status}`})` };
  const version = serverVersion(stdout);
  if (version === null) return { no: `${path} does not tell its server's version` };
  return isNewEnough(version)
    ? path
    : { no: `${path} has Server ${version.join('.')}, older than ${LEAST_SERVER.join('.')}` };
}

/** `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)` → [1, 32, 0] */
export function serverVersion(text: string): readonly number[] | null {
  const match = /Server (\d+)\.(\d+)\.(\d+)/.exec(text);
  return match === null ? null : match.slice(1).map(Number);
}

export function isNewEnough([major = 0, minor = 0]: readonly number[]): boolean {
  return major > LEAST_SERVER[0] || (major === LEAST_SERVER[0] && minor >= LEAST_SERVER[1]);
}
