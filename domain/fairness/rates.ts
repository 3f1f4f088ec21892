import { eitherTail, type Counted } from './tails';

/** Below so many no rate is told: one more or less would turn it over. */
export const LEAST_FOR_RATE = 10;

/** How often something happened, as a share where there is enough of it. */
export interface Rate extends Counted {
  readonly rate: number | null;
}

/** The same of one person or department, held against all of them together. */
export interface RateOf extends Rate {
  readonly who: string;
  /** How often chance alone sets any of all so far from the rest (two-sided, Bonferroni); null without a rate. */
  readonly p: number | null;
}

export type CountedOf = Counted & { readonly who: string };

export const rateOf = ({ times, of }: Counted): Rate => ({ times, of, rate: of < LEAST_FOR_RATE ? null : times / of });

/** Rates one by one, the most unlike the others first; those without a rate last. */
export function ratesOf(counted: readonly CountedOf[]): readonly RateOf[] {
  const all = sumOf(counted);
  const told = counted.filter(({ of }) => of >= LEAST_FOR_RATE).length;
  return counted
    .map(({ who, times, of }): RateOf => {
      const rate = rateOf({ times, of });
      const p = rate.rate === null ? null : Math.min(1, eitherTail(rate, all.times, all.of) * told);
      return { who, ...rate, p };
    })
    .sort((a, b) => (a.p ?? 2) - (b.p ?? 2) || b.of - a.of || (a.who < b.who ? -1 : 1));
}

export const sumOf = (counted: readonly Counted[]): Counted => ({
  times: counted.reduce((sum, { times }) => sum + times, 0),
  of: counted.reduce((sum, { of }) => sum + of, 0),
});
