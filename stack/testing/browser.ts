import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../home';
import type { Say } from '../say';
import { since } from '../say';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];
const DEBIAN = ['chromium', 'fonts-noto-cjk'];

/** The line that installs one, for the person whose machine has none. */
export const REMEDY =
  'apt-get install chromium fonts-noto-cjk   (or: npx playwright-core install chromium; or LIANCHA_BROWSER=/path/to/chrome)';

type Env = Readonly<Record<string, string | undefined>>;

/** A Chromium that starts: named, of the system, of Debian when root, or playwright's own. Null: none can be had. */
export async function findBrowser(env: Env, cache: string, say: Say): Promise<string | null> {
  const named = env['LIANCHA_BROWSER'];
  if (named) return starts(named) ? named : skip(say, `LIANCHA_BROWSER=${named} does not start`);
  const found = ofSystem(env) ?? (await ofDebian(env, say)) ?? (await ofPlaywright(cache, say));
  if (found !== null && !hasChineseFont()) await installFont(say);
  return found;
}

function ofSystem(env: Env): string | null {
  const folders = [...(env['PATH'] ?? '').split(delimiter), ...PLACES];
  const files = folders.flatMap((folder) => [...NAMES, 'Google Chrome', 'Chromium'].map((name) => join(folder, name)));
  return files.find((file) => existsSync(file) && starts(file)) ?? null;
}

const isRootOnDebian = (): boolean =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

async function ofDebian(env: Env, say: Say): Promise<string | null> {
  if (!isRootOnDebian()) return null;
  if (!(await aptInstall(DEBIAN, say))) return skip(say, 'apt-get could not install chromium');
  return ofSystem(env);
}

async function aptInstall(packages: readonly string[], say: Say): Promise<boolean> {
  say('browser', `apt-get install ${packages.join(' ')} (about 200 MB, once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const began = Date.now();
  const updated = await run('apt-get', ['-qq', 'update'], env, () =>
    say('browser', `still fetching the lists (${since(began)})`),
  );
  if (!updated) say('browser', 'apt-get update failed; trying with the lists that are there');
  const args = ['-qq', '-y', '--no-install-recommends', 'install', ...packages];
  const installed = await run('apt-get', args, env, () => say('browser', `still installing (${since(began)})`));
  if (installed) say('browser', `installed (${since(began)})`);
  return installed;
}

/** Playwright's own build, below our cache. Its place is known only to the library itself. */
async function ofPlaywright(cache: string, say: Say): Promise<string | null> {
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  if (!existsSync(cli)) return null;
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: join(cache, 'browsers') };
  const place = (): string => {
    const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    return spawnSync(process.execPath, ['-e', script], { cwd: ROOT, env, encoding: 'utf8' }).stdout;
  };
  if (starts(place())) return place();
  say('browser', 'downloading a Chromium through playwright-core (about 150 MB, once) …');
  const began = Date.now();
  const done = await run(process.execPath, [cli, 'install', 'chromium'], env, () =>
    say('browser', `still downloading (${since(began)})`),
  );
  return done && starts(place()) ? place() : skip(say, 'playwright-core could not download one');
}

/** Without one, pictures and texts of pages are boxes. */
function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status !== 0 || stdout.trim() !== '';
}

async function installFont(say: Say): Promise<void> {
  if (isRootOnDebian() && (await aptInstall(['fonts-noto-cjk'], say))) return;
  say('browser', 'no Chinese font here: pictures of pages will show boxes (install fonts-noto-cjk)');
}

const starts = (file: string): boolean =>
  file !== '' && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

function run(command: string, args: readonly string[], env: Env, beat: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore'], env, timeout: 600_000 });
    const timer = setInterval(beat, 10_000);
    const end = (ok: boolean) => (): void => {
      clearInterval(timer);
      resolve(ok);
    };
    child.once('error', end(false));
    child.once('close', (code) => end(code === 0)());
  });
}

function skip(say: Say, why: string): null {
  say('browser', why);
  return null;
}
