import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';

export const ROOT = join(__dirname, '../../..');

/** Where a run's stack answers, read from its own state folder. */
export interface Place {
  readonly home: string;
  readonly api: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What may be killed, by the names of the stack's pid files. */
export type Victim = 'worker' | 'api' | 'temporal' | 'postgres';

/** Everything that is secret in a run comes from its seed, so that two runs can be compared byte by byte. */
const secretOf = (seed: string, what: string, bytes: number): string =>
  createHmac('sha256', seed)
    .update(what)
    .digest('hex')
    .slice(0, bytes * 2);

/** A city of its own in an empty state folder, on the cluster profile (Temporal on PostgreSQL). */
export class City {
  private stack: ChildProcess | null = null;

  constructor(
    readonly home: string,
    private readonly seed: string,
    private readonly basePort: number,
    private readonly cache: string,
  ) {}

  async start(): Promise<Place> {
    if (!existsSync(this.home)) this.prepare();
    const log = openSync(join(this.home, 'supervisor.log'), 'a');
    this.stack = spawn(process.execPath, [join(ROOT, 'dist/stack/cluster.js')], {
      cwd: ROOT,
      env: this.environment(),
      stdio: ['ignore', log, log],
    });
    return this.ready();
  }

  private prepare(): void {
    rmSync(this.home, { recursive: true, force: true });
    mkdirSync(this.home, { recursive: true, mode: 0o711 });
    const secrets = Object.fromEntries(
      ['postgres', 'owner', 'app', 'temporal'].map((name) => [name, secretOf(this.seed, name, 24)]),
    );
    writeFileSync(
      join(this.home, 'secrets.json'),
      JSON.stringify({ ...secrets, installationKey: secretOf(this.seed, 'installation key', 32) }),
      { mode: 0o600 },
    );
  }

  private environment(): NodeJS.ProcessEnv {
    const port = (offset: number) => String(this.basePort + offset);
    return {
      ...process.env,
      LIANCHA_HOME: this.home,
      LIANCHA_CACHE: this.cache,
      LIANCHA_SEED: this.seed,
      API_PORT: port(0),
      LIANCHA_POSTGRES_PORT: port(1),
      LIANCHA_TEMPORAL_PORT: port(2),
      LIANCHA_TEMPORAL_UI_PORT: port(3),
      LIANCHA_PROVINCE_PORT: port(4),
    };
  }

  private async ready(): Promise<Place> {
    const patience = Date.now() + 15 * 60_000;
    while (!existsSync(join(this.home, 'stack.json'))) {
      if (this.stack?.exitCode != null)
        throw new Error(`the stack ended: ${readFileSync(join(this.home, 'supervisor.log'), 'utf8').slice(-2000)}`);
      if (Date.now() > patience) throw new Error('the stack did not come up in 15 minutes');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const read = (file: string) => JSON.parse(readFileSync(join(this.home, file), 'utf8')) as Record<string, string>;
    return {
      home: this.home,
      api: new URL(read('stack.json')['api'] ?? '').origin,
      environment: read('environment.json'),
    };
  }

  /** The process id of a part of the stack, if it lives at this moment. */
  pidOf(victim: Victim): number | null {
    const dir = join(this.home, 'pids');
    const file = readdirSync(dir).find((name) => name === `${victim}.json`);
    if (!file) return null;
    try {
      const { pid } = JSON.parse(readFileSync(join(dir, file), 'utf8')) as { pid: number };
      process.kill(pid, 0);
      return pid;
    } catch {
      return null;
    }
  }

  kill(victim: Victim): boolean {
    const pid = this.pidOf(victim);
    if (pid === null) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  async stop(): Promise<void> {
    const { stack } = this;
    if (!stack || stack.exitCode !== null) return;
    const ended = new Promise((resolve) => stack.once('exit', resolve));
    stack.kill('SIGTERM');
    await ended;
  }
}
