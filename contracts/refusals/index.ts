import type { RefusalCode } from '../../domain/kernel/refusal-codes';
import type { Refusal } from '../../domain/kernel/result';
import { ACCESS_REFUSALS } from './access';
import { DRAW_REFUSALS } from './draw';
import { KERNEL_REFUSALS } from './kernel';
import { PEOPLE_REFUSALS } from './people';
import { SCHEME_REFUSALS } from './scheme';
import type { RefusalText } from './text';

export { ROLE_WORDS } from './kernel';
export type { RefusalText } from './text';

/** The one table of refusals: Chinese and English text, HTTP status, remedy. Complete by its type. */
export const REFUSALS: Readonly<Record<RefusalCode, RefusalText>> = {
  ...KERNEL_REFUSALS,
  ...SCHEME_REFUSALS,
  ...DRAW_REFUSALS,
  ...PEOPLE_REFUSALS,
  ...ACCESS_REFUSALS,
};

/** A refusal as one Chinese paragraph: fact, reason, remedy. */
export const tellRefusal = ({ code, facts }: Refusal): string =>
  `${REFUSALS[code].zh(facts)}${REFUSALS[code].remedyZh}`;
