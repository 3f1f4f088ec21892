import { refuse, type Refusal, type Result } from '../../domain/kernel/result';
import type { RefusedForm } from '../../contracts/views/page';
import type { Posted } from '../forms';
import type { Services } from '../services';
import { toldProblem } from './problem';

/** A field of a posted form that stands in it once. */
export const one = (posted: Posted, name: string): string => {
  const value = posted[name];
  return typeof value === 'string' ? value : '';
};

/** The hidden id of a form; a form without one is not from our pages. */
export function commandIdIn(posted: Posted): Result<string> {
  const id = one(posted, 'commandId');
  return /^[\x21-\x7e]{8,200}$/.test(id) ? { ok: true, value: id } : refuse('COMMAND_ID_MISSING');
}

/** The version that the page showed. */
export const seqIn = (posted: Posted): number | undefined =>
  /^\d{1,9}$/.test(one(posted, 'seq')) ? Number(one(posted, 'seq')) : undefined;

/** What a page is shown again with: why, and what had been typed. */
export const refusedForm = async (
  command: string | null,
  refusal: Refusal,
  values: Posted,
  services: Pick<Services, 'readModels'>,
): Promise<RefusedForm> => ({ command, problem: await toldProblem(refusal, services), values });
