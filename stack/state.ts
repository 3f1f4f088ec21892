import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home';
import { homeOf } from './home';
import { holderOf } from './process/pid-file';
import { readSecrets } from './secrets';
import type { Profile } from './temporal/server';

/** What runs where: what `cli stack status` prints and programs on this machine go by. No secrets. */
export interface StackState {
  readonly ready: boolean;
  readonly api: string;
  readonly console: string;
  readonly public: string;
  readonly docs: string;
  readonly temporal: string;
  readonly temporalUi: string | null;
  readonly namespace: string;
  /** Without password. */
  readonly database: string;
  readonly province: string;
  readonly profile: Profile;
  readonly pid: number;
  readonly startedAt: string;
  readonly home: string;
}

/** What a child of the stack, or a command on the same machine, finds in its environment. */
export type ChildEnv = Readonly<Record<string, string>>;

const stateFile = (home: Home): string => join(home.dir, 'stack.json');
const environmentFile = (home: Home): string => join(home.dir, 'environment.json');
export const lockFile = (home: Home): string => join(home.dir, 'supervisor.pid');

export function writeStack(home: Home, state: StackState, env: ChildEnv): void {
  replace(environmentFile(home), env);
  replace(stateFile(home), state);
}

/** Written beside and renamed; readable by the owner alone, since the environment holds passwords. */
function replace(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeStack(home: Home): void {
  for (const file of [stateFile(home), environmentFile(home)]) rmSync(file, { force: true });
}

/** The running stack of a state folder; null when no living supervisor stands behind what is written there. */
export function readStack(home = homeOf()): StackState | null {
  if (holderOf(lockFile(home)) === null) return null;
  return readJson(stateFile(home)) as StackState | null;
}

/**
 * The environment of the running stack's processes (database URLs with passwords, Temporal's address, the installation
 * key), for commands that work on it from the same machine; null when none runs or it belongs to another user.
 */
export function readStackEnvironment(home = homeOf()): ChildEnv | null {
  if (holderOf(lockFile(home)) === null || readSecrets(home) === null) return null;
  return readJson(environmentFile(home)) as ChildEnv | null;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
