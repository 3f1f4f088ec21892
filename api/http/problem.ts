import type { Refusal } from '../../domain/kernel/result';
import { REFUSALS, tellRefusal } from '../../contracts/refusals';
import type { Problem } from '../../contracts/routes/parts';
import type { Services } from '../services';

/** A refusal as problem+json (RFC 9457), told with the names of what its facts have only the ids of. */
export const toldProblem = async (refusal: Refusal, { readModels }: Pick<Services, 'readModels'>): Promise<Problem> =>
  // A database that does not answer gives no names either.
  problemOf(refusal, await readModels.told(refusal.facts).catch(() => refusal.facts));

/** The same by itself; what `facts` says to a program stays as it is, Chinese is `told`. */
export function problemOf({ code, facts }: Refusal, told = facts): Problem {
  const { zh, en, status, remedyZh, remedyEn } = REFUSALS[code];
  const incident = facts['incident'];
  return {
    type: `/problems/${code}`,
    status,
    code,
    title: zh(told),
    titleEn: en(facts),
    detail: tellRefusal({ code, facts: told }),
    remedy: remedyZh,
    remedyEn,
    facts,
    ...(typeof incident === 'string' ? { incident } : {}),
  };
}
