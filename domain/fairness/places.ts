import { fitOf, type Cell, type Fit } from './fit';

/** One stratum of one draw: how many targets stood in it, and the places, from 0 in the order of their codes, of those drawn. */
export interface DrawnStratum {
  readonly size: number;
  readonly places: readonly number[];
}

const TENTHS = 10;

/**
 * Are targets drawn evenly from the whole length of the lists (名录位次)? A list in the order of its codes says nothing of salts and
 * seeds, so that every tenth of it must give its share. Draws without putting back scatter less than independent ones, by
 * (N−n)/(N−1) in a stratum; where tenths cannot be of one size the test errs towards silence. Strata taken whole say nothing.
 * @returns the fit, or null: too few targets were drawn
 */
export function placesFit(strata: readonly DrawnStratum[]): Fit | null {
  const partly = strata.filter(({ size, places }) => places.length > 0 && places.length < size);
  const cells = Array.from({ length: TENTHS }, (): Cell => ({ observed: 0, expected: 0 }));
  let [drawn, scattered] = [0, 0];
  for (const { size, places } of partly) {
    const [seen, held] = [
      inTenths(places, size),
      inTenths(
        Array.from({ length: size }, (_, place) => place),
        size,
      ),
    ];
    cells.forEach(({ observed, expected }, tenth) => {
      const share = (held[tenth] ?? 0) / size;
      cells[tenth] = { observed: observed + (seen[tenth] ?? 0), expected: expected + places.length * share };
    });
    drawn += places.length;
    scattered += (places.length * (size - places.length)) / (size - 1);
  }
  return drawn === 0 ? null : fitOf(cells, scattered / drawn);
}

const inTenths = (places: readonly number[], size: number): readonly number[] => {
  const counts = new Array<number>(TENTHS).fill(0);
  for (const place of places) {
    const tenth = Math.floor((place * TENTHS) / size);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  return counts;
};
