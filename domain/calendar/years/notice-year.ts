import type { Day } from '../../kernel/time';

/** A notice of the State Council's General Office on the holidays of a year (国务院办公厅关于某年部分节假日安排的通知). */
export interface Notice {
  /** 发文字号, as printed. */
  readonly number: string;
  readonly url: string;
}

/** A day that a notice names: off (放假) or worked (上班), and for which feast. Weekend days inside a feast are named too. */
export type NamedDay = readonly [day: Day, kind: 'holiday' | 'workday', name: string];

/**
 * What the notices say about one year's feasts. Where a later notice amends an earlier one (2019, 2020), `days` is the
 * outcome of both. A year's first feast may reach into the December before it.
 */
export interface NoticeYear {
  readonly year: number;
  readonly notices: readonly Notice[];
  readonly days: readonly NamedDay[];
}
