import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from '../../say';
import { StackError, since } from '../../say';

const SERVER_VERSION = '1.32.2';
const UI_VERSION = '2.54.1';

/** Temporal's server, its schema tool and its UI, as programs. */
export interface ClusterPrograms {
  readonly server: string;
  readonly sql: string;
  readonly ui: string;
}

interface Source {
  readonly name: keyof ClusterPrograms;
  readonly module: string;
  /** What `go install` names the program: the module's last folder. */
  readonly program: string;
  readonly version: string;
}

const SOURCES: readonly Source[] = [
  { name: 'server', module: 'go.temporal.io/server/cmd/server', program: 'server', version: SERVER_VERSION },
  { name: 'sql', module: 'go.temporal.io/server/cmd/tools/sql', program: 'sql', version: SERVER_VERSION },
  { name: 'ui', module: 'github.com/temporalio/ui-server/v2/cmd/server', program: 'server', version: UI_VERSION },
];

/** The programs, out of the cache or built once from the Go module proxy (whose checksum database pins the sources). */
export async function clusterPrograms(cache: string, say: Say): Promise<ClusterPrograms> {
  const place = (source: Source): string =>
    join(cache, 'temporal-cluster', `${source.name}-${source.version}`, source.program);
  const missing = SOURCES.filter((source) => !existsSync(place(source)));
  if (missing.length > 0) {
    checkGo();
    say(
      'temporal',
      `building Temporal ${SERVER_VERSION} with Go, once: about 6 minutes on two cores, 4 GB while it builds …`,
    );
    for (const source of missing) await build(source, cache, place(source), say);
    rmSync(workFolder(cache), { recursive: true, force: true });
  }
  const [server, sql, ui] = SOURCES.map(place) as [string, string, string];
  return { server, sql, ui };
}

/** Go fetches the toolchain that a module asks for itself, from 1.21 on. */
function checkGo(): void {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' });
  const minor = Number(/go1\.(\d+)/.exec(stdout ?? '')?.[1] ?? 0);
  if (status === 0 && minor >= 21) return;
  throw new StackError(
    'The cluster profile builds Temporal’s server with Go 1.21 or newer, which is not here. Install Go (https://go.dev/dl; Debian: apt-get install golang), ' +
      'or give a running server: TEMPORAL_ADDRESS=HOST:PORT npm run cluster. (npm start needs no Go.)',
  );
}

const workFolder = (cache: string): string => join(cache, 'go');

async function build(source: Source, cache: string, file: string, say: Say): Promise<void> {
  const work = workFolder(cache);
  const bin = join(work, 'bin', source.name);
  mkdirSync(bin, { recursive: true });
  const env = {
    ...process.env,
    GOBIN: bin,
    GOPATH: join(work, 'path'),
    GOCACHE: join(work, 'cache'),
    GOTOOLCHAIN: 'auto',
    GOWORK: 'off',
    // Go makes its module cache read-only; it must be removable.
    GOFLAGS: '-modcacherw',
    CGO_ENABLED: '0',
  };
  const began = Date.now();
  const beat = setInterval(() => say('temporal', `still building ${source.name} (${since(began)})`), 30_000);
  const { code, words } = await go(['install', `${source.module}@v${source.version}`], env);
  clearInterval(beat);
  if (code !== 0)
    throw new StackError(
      `go install ${source.module}@v${source.version} failed:\n${words.trim().split('\n').slice(-6).join('\n')}`,
    );
  mkdirSync(join(file, '..'), { recursive: true });
  renameSync(join(bin, source.program), file);
  say('temporal', `built ${source.name} ${source.version} (${since(began)})`);
}

/** Interrupted with us: it is of our group, and Ctrl-C reaches both. */
function go(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; words: string }> {
  return new Promise((resolve) => {
    const child = spawn('go', [...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.on('data', (data: Buffer) => (words = (words + data.toString()).slice(-4000)));
    child.once('error', (error) => resolve({ code: 127, words: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, words }));
  });
}
