import type { Asked, Question } from '../../../journal/ask';
import type { ProcessName } from '../../../contracts/runner';
import type { Viewer } from '../index';
import { typesOf } from './law';

export type { Asked };

/** The journal's `ask`, its database bound: where a process stands, what it owes, what this post may do. */
export type Ask = (question: Question) => Promise<Asked | null>;

/** Asks a process for a page of this viewer: every command of its kind at once. */
export const askFor = (
  ask: Ask,
  process: ProcessName,
  id: string,
  { person, org, role }: Viewer,
): Promise<Asked | null> =>
  ask({ process: id, sender: { kind: 'person', person, post: { org, role } }, types: typesOf(process) });
