import { hash } from 'node:crypto';

interface Ticket {
  readonly number: string;
  readonly id: string;
}

const DIGITS = 78;
const SCALE = 10n ** BigInt(DIGITS);

/**
 * Rivest's consistent sampling (consistent_sampler 1.0), written anew from its description: each id has a ticket number, the
 * fraction that SHA-256 of the seed's hash and the id is, as a decimal text; a heap of all tickets gives the smallest.
 */
export function consistentSample(units: number, seed: string, wanted: number): readonly string[] {
  const seedHash = hash('sha256', seed);
  const heap = Array.from({ length: units }, (_, id): Ticket => ticketOf(seedHash, String(id)));
  for (let at = Math.floor(units / 2) - 1; at >= 0; at -= 1) sink(heap, at);
  const sample: string[] = [];
  while (sample.length < wanted) sample.push(pop(heap).id);
  return sample;
}

function ticketOf(seedHash: string, id: string): Ticket {
  const fraction = (BigInt(`0x${hash('sha256', seedHash + id)}`) * SCALE) >> 256n;
  return { number: `0.${String(fraction).padStart(DIGITS, '0')}`, id };
}

function pop(heap: Ticket[]): Ticket {
  const [least] = heap;
  const last = heap.pop();
  if (least === undefined || last === undefined) throw new Error('the heap is empty');
  if (heap.length > 0) {
    heap[0] = last;
    sink(heap, 0);
  }
  return least;
}

/** Lets the ticket at a place of the heap sink below every smaller one. */
function sink(heap: Ticket[], from: number): void {
  for (let at = from; ;) {
    const left = 2 * at + 1;
    const child = isLess(heap[left + 1], heap[left]) ? left + 1 : left;
    const [parent, smaller] = [heap[at], heap[child]];
    if (parent === undefined || smaller === undefined || !isLess(smaller, parent)) return;
    heap[at] = smaller;
    heap[child] = parent;
    at = child;
  }
}

const isLess = (a: Ticket | undefined, b: Ticket | undefined): boolean =>
  a !== undefined && b !== undefined && a.number < b.number;
