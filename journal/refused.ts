import { refuse, type Refusal, type Result } from '../domain/kernel/result';

/** A refusal on its way out of a transaction, which it rolls back. Never leaves `journal/`. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export const no = (...args: Parameters<typeof refuse>): never => {
  throw new Refused(refuse(...args).refusal);
};

export const or = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
};
