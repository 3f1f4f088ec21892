import type { DrawEvent } from '../../../domain/draw/events';
import type { DrawnTarget } from '../../../domain/draw/officers/qualification';
import type { RosterRow } from '../../../domain/draw/roster';
import { isEligible, nameOf, oracle, pairTicket, roleOf, slotsOf, type Situation, type Slot } from './match-oracle';

/** Who stands where after some events: what drd1 §3 "Redraw" speaks of, in maps and lists. */
export interface Standing extends Situation {
  readonly assignment: ReadonlyMap<string, string>;
  readonly levels: Readonly<Record<string, number>>;
  readonly gone: readonly string[];
  readonly locked: readonly number[];
}

export const standingAfterMatch = (situation: Situation): Standing => ({
  ...situation,
  ...oracle(situation),
  gone: [],
  locked: [],
});

const may = (s: Standing, slot: Slot, row: RosterRow): boolean => isEligible(s, slot, row) && !s.gone.includes(row.o);

const slotsHeldBy = (s: Standing, o: string): Slot[] =>
  slotsOf(s).filter((slot) => s.assignment.get(nameOf(slot)) === o);

const namesHeldBy = (s: Standing, o: string): string[] =>
  [...s.assignment].flatMap(([name, holder]) => (holder === o ? [name] : []));

const slotAt = (s: Standing, position: number, o: string): Slot | undefined => {
  const [name] = namesHeldBy(s, o).filter((held) => held.startsWith(`${position}/`));
  const [role, i] = name?.split('/').slice(1).map(Number) ?? [];
  return role === undefined || i === undefined ? undefined : { position, role, i };
};

const hasRoom = (s: Standing, row: RosterRow): boolean => namesHeldBy(s, row.o).length < row.cap;

const loadOf = (s: Standing, row: RosterRow): number => row.load0 + namesHeldBy(s, row.o).length;

/** Eligible officers, smallest pair ticket first. */
const inOrder = (s: Standing, slot: Slot): RosterRow[] =>
  s.roster
    .filter((row) => may(s, slot, row))
    .sort((a, b) => Buffer.compare(pairTicket(s, slot, a.o), pairTicket(s, slot, b.o)));

type Change = readonly [slot: Slot, o: string];

/** (a), (b), (c), (d) */
const redrawn = (s: Standing, slot: Slot): readonly Change[] => {
  const free = inOrder(s, slot).filter((row) => hasRoom(s, row) && !slotAt(s, slot.position, row.o));
  const level = s.levels[roleOf(s, slot).org] ?? 0;
  const least = Math.min(...free.map((row) => loadOf(s, row)));
  const taker = free.find((row) => loadOf(s, row) < level) ?? free.find((row) => loadOf(s, row) === least);
  return taker ? [[slot, taker.o]] : chain(s, slot);
};

/** The FIFO search of (c): each entry of the queue knows the changes that would empty it. */
const chain = (s: Standing, start: Slot): readonly Change[] => {
  const queue: { readonly slot: Slot; readonly changes: readonly Change[] }[] = [{ slot: start, changes: [] }];
  const [slots, officers] = [new Set([nameOf(start)]), new Set<string>()];
  const enqueue = (slot: Slot, changes: readonly Change[]): void => {
    if (slots.has(nameOf(slot)) || s.locked.includes(slot.position)) return;
    slots.add(nameOf(slot));
    queue.push({ slot, changes });
  };
  for (const { slot, changes } of queue) {
    for (const row of inOrder(s, slot)) {
      const more: readonly Change[] = [...changes, [slot, row.o]];
      const there = slotAt(s, slot.position, row.o);
      if (there) enqueue(there, more);
      else if (hasRoom(s, row)) return more;
      else if (!officers.has(row.o)) {
        officers.add(row.o);
        for (const held of slotsHeldBy(s, row.o)) enqueue(held, more);
      }
    }
  }
  return [];
};

/** Empties these slots unless they are locked, then redraws them one after the other. */
const redraw = (s: Standing, slots: readonly Slot[]): Standing => {
  const free = slots.filter(({ position }) => !s.locked.includes(position));
  const names = new Set(free.map(nameOf));
  const emptied = { ...s, assignment: new Map([...s.assignment].filter(([name]) => !names.has(name))) };
  return free.reduce((standing: Standing, slot) => {
    const changes = redrawn(standing, slot).map(([changed, o]) => [nameOf(changed), o] as const);
    return { ...standing, assignment: new Map([...standing.assignment, ...changes]) };
  }, emptied);
};

/** @param target what takes the position of a replacement; null: nothing does */
export const afterEvent = (s: Standing, event: DrawEvent, target: DrawnTarget | null): Standing => {
  switch (event.type) {
    case 'lock':
      return { ...s, locked: [...s.locked, event.pos] };
    case 'recuse': {
      const c = s.targets[event.pos]?.c;
      const ban = (row: RosterRow): RosterRow =>
        row.o === event.officer && c !== undefined ? { ...row, recuse: [...row.recuse, c] } : row;
      const slot = slotAt(s, event.pos, event.officer);
      return redraw({ ...s, roster: s.roster.map(ban) }, slot ? [slot] : []);
    }
    case 'withdraw':
      return redraw({ ...s, gone: [...s.gone, event.officer] }, slotsHeldBy(s, event.officer));
    case 'replace': {
      const replaced = { ...s, targets: s.targets.map((old, position) => (position === event.pos ? target : old)) };
      if (target === null) {
        const others = [...s.assignment].filter(([name]) => !name.startsWith(`${event.pos}/`));
        return { ...replaced, assignment: new Map(others) };
      }
      const unfit = slotsOf(replaced).filter((slot) => {
        const holder = s.roster.find((row) => row.o === s.assignment.get(nameOf(slot)));
        return slot.position === event.pos && !(holder && may(replaced, slot, holder));
      });
      return redraw(replaced, unfit);
    }
  }
};
