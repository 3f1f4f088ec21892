import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../home';
import type { Say } from '../say';
import type { Account } from './account';
import { canEnter } from './account';

/** For root below a closed home: the only folder that root may always make and everybody may enter. */
export const OUTSIDE = '/var/lib/liancha';

/**
 * The folder of PostgreSQL's data, owned by the account it runs as. Within the state folder; only where that account
 * cannot enter it (root's checkout below a 0700 home) it lies in /var/lib/liancha, with a link in the state folder.
 */
export function placeOfData(home: Home, account: Account | null, say: Say, outside = OUTSIDE): string {
  const inside = join(home.dir, 'postgres');
  if (account !== null) nameForsaken(outside, say);
  const linked = linkTarget(inside);
  if (linked !== null) return own(linked, account);
  if (existsSync(inside) || canEnter(home.dir, account)) return own(inside, account);
  const place = join(outside, randomBytes(6).toString('hex'));
  makeOpen(outside);
  own(place, account);
  writeFileSync(`${place}.owner`, inside);
  symlinkSync(place, inside);
  say(
    'postgres',
    `${account?.name ?? ''} cannot enter ${home.dir}: the data lies in ${place} (LIANCHA_HOME=FOLDER puts everything elsewhere)`,
  );
  return place;
}

function own(folder: string, account: Account | null): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account !== null) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  return folder;
}

function makeOpen(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

function linkTarget(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

/**
 * Data outside whose state folder is gone is named, not removed: the folder may only be unmounted. Tests remove their
 * own (`removeData`).
 */
function nameForsaken(outside: string, say: Say): void {
  const owners = existsSync(outside) ? readdirSync(outside).filter((name) => name.endsWith('.owner')) : [];
  for (const name of owners) {
    const place = join(outside, name.slice(0, -'.owner'.length));
    if (linkTarget(readFileSync(join(outside, name), 'utf8')) === place) continue;
    say(
      'postgres',
      `${place} belonged to a state folder that is gone; if it is not needed: rm -r ${place} ${place}.owner`,
    );
  }
}

/** Removes a state folder's data, also where it lies outside. */
export function removeData(home: Home): void {
  const inside = join(home.dir, 'postgres');
  const place = linkTarget(inside);
  if (place !== null) {
    rmSync(place, { recursive: true, force: true });
    rmSync(`${place}.owner`, { force: true });
  }
  rmSync(inside, { recursive: true, force: true });
}
