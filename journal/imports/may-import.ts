import type { Role } from '../../domain/kernel/duty';
import type { Actor } from '../../domain/kernel/process';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import type { Instant } from '../../domain/kernel/time';
import type { Tx } from '../db';

/** Who keeps the city's library: departments (各部门建立健全名录库, seed 二（三）1), the joint office, the administrator. */
const KEEPERS: ReadonlySet<Role> = new Set(['handler', 'jointOffice', 'admin']);

/**
 * May this actor import into the library of this clock, and at what time does it stand? A drill imports into its own library
 * and no other; the machine (the CLI beside the database) into any.
 * @returns NO_SUCH_THING · NOT_YOUR_ROLE
 */
export async function mayImport(tx: Tx, clock: string, actor: Actor): Promise<Result<Instant>> {
  const [found] = await tx.query<{ now: Date; purpose: 'city' | 'drill'; created_by: string | null }>(
    'SELECT journal.now_of(id) AS now, purpose, created_by FROM journal.clock WHERE id = $1',
    [clock],
    'import-clock',
  );
  if (!found) return refuse('NO_SUCH_THING', { what: `时钟 ${clock}` });
  const { now, purpose, created_by: owner } = found;
  if (actor.kind === 'system') return ok(now.toISOString());
  const { role } = actor.post;
  const may = purpose === 'city' ? KEEPERS.has(role) : role === 'drill' && owner === actor.person;
  return may ? ok(now.toISOString()) : refuse('NOT_YOUR_ROLE', { command: '导入名录', role });
}
