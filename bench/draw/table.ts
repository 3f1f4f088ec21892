import type { Figures } from './one';
import type { PeerName } from './peers';

const NAMES: Readonly<Record<PeerName, string>> = {
  hashLoop: 'plain loop of crypto.hash, nothing kept',
  ours: 'Liancha: domain/draw with the CLI’s hash',
  oursByCall: 'the same, a call of the hash a ticket',
  createHash: 'createHash a unit, all sorted as texts',
  consistent: 'consistent sampler (Rivest), in TypeScript',
  shuffle: 'Fisher–Yates over places',
};

/** Of each peer its quickest round: others on the machine only ever add. The memory is the most of all rounds. */
export const best = (figures: readonly Figures[], order: readonly PeerName[]): readonly Figures[] =>
  order.flatMap((peer) => {
    const rounds = figures.filter((one) => one.peer === peer);
    const [quickest] = [...rounds].sort((a, b) => a.seconds - b.seconds);
    const cpuSeconds = Math.min(...rounds.map((one) => one.cpuSeconds));
    return quickest ? [{ ...quickest, cpuSeconds, peakMB: Math.max(...rounds.map(({ peakMB }) => peakMB)) }] : [];
  });

export function tableOf(figures: readonly Figures[], units: number, rounds: number): string {
  const loop = figures.find(({ peer }) => peer === 'hashLoop');
  const ours = figures.find(({ peer }) => peer === 'ours');
  if (!loop || !ours) throw new Error('the loop and ours are always run');
  const rows = figures.map((one) => [
    NAMES[one.peer],
    one.seconds.toFixed(2),
    one.cpuSeconds.toFixed(2),
    (one.seconds / loop.seconds).toFixed(2),
    one.peakMB.toFixed(0),
    one.drawn ?? '',
  ]);
  const head = ['', 'seconds', 'CPU s', '× loop', 'peak MB', 'drawn'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  return [
    '',
    `${units.toLocaleString('en')} units, tickets and the exact first hundredth; the quickest of ${rounds} rounds`,
    line(head),
    ...rows.map(line),
    'Targets',
    most('seconds, of the loop’s', ours.seconds / loop.seconds, 1.2),
    most('CPU seconds, of the loop’s', ours.cpuSeconds / loop.cpuSeconds, 1.2),
    most('peak MB', ours.peakMB, 1536),
    '',
  ].join('\n');
}

const most = (what: string, value: number, bound: number): string =>
  `  ${value <= bound ? 'met   ' : 'MISSED'}  ${what}: ${Number(value.toFixed(2))}, wanted ≤ ${bound}`;
