import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Told {
  readonly offset: number;
  readonly told: readonly (readonly [{ due: string }, ...unknown[]])[];
}

async function toldIn(zone: string): Promise<Told> {
  const child = join(__dirname, 'zone-child.cjs');
  const { stdout } = await run(process.execPath, [child], { env: { ...process.env, TZ: zone } });
  return JSON.parse(stdout) as Told;
}

test('deadlines, explanations and ladders are the same in whatever zone the machine is', async () => {
  const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];
  const [beijing, ...others] = await Promise.all(zones.map(toldIn));
  expect([beijing, ...others].map((it) => it?.offset)).toEqual([-480, 480, -840]);
  for (const other of others) expect(other.told).toEqual(beijing?.told);
  // 7:30 of 30 September in Beijing: the first day is the 30th, so that the fifth is 13 October, suspended, then 15.
  expect(beijing?.told[4]?.[0].due).toBe('2026-10-15T09:30:00.000Z');
}, 30_000);
