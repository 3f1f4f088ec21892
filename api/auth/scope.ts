import type { Role } from '../../domain/kernel/duty';
import type { Scope, Subject, Who } from '../../contracts/routes/route';
import type { Viewer } from '../read-models';
import type { Database } from './prisma';

/** The scope that a viewer's role has on a route; null: the role may not use it. */
export function scopeOf(who: Who, viewer: Viewer): Scope | null {
  if (who.is !== 'role') return 'any';
  return who.roles[viewer.role] ?? null;
}

export const rolesOf = (who: Who): readonly Role[] => (who.is === 'role' ? (Object.keys(who.roles) as Role[]) : []);

/** Whether a right of this scope reaches a thing of these departments. */
export function reaches(scope: Scope, viewer: Viewer, departments: readonly string[]): boolean {
  switch (scope) {
    case 'any':
      return true;
    case 'own':
      return departments.includes(viewer.org);
    case 'descendants':
      return departments.some((org) => viewer.orgs.includes(org));
  }
}

/**
 * The departments that have to do with a task or an inspection and the library of its experts, the lead alone with what a draw
 * gives out; null: there is no such thing. A draft that was never submitted
 * is its lead's alone, whomever it names (console rule X4).
 */
export async function departmentsOf(database: Database, of: Subject, id: string): Promise<readonly string[] | null> {
  const rows =
    of === 'draw'
      ? await database.$queryRaw<{ org: string }[]>`
          /* draw_lead */ SELECT t.lead_org AS org FROM draw d JOIN task t ON t.id = d.task_id WHERE d.id = ${id}`
      : of === 'jointTask'
        ? await database.$queryRaw<{ org: string }[]>`
          /* task_departments */ SELECT lead_org AS org FROM task WHERE id = ${id} UNION SELECT d.org_id FROM task_department d JOIN task t ON t.id = d.task_id
          WHERE d.task_id = ${id} AND (t.stage <> 'scheme' OR t.overlay IS NOT NULL)
          UNION SELECT scheme->'experts'->>'org' FROM task WHERE id = ${id} AND scheme->'experts'->>'org' IS NOT NULL AND (stage <> 'scheme' OR overlay IS NOT NULL)`
        : await database.$queryRaw<{ org: string }[]>`
          /* inspection_departments */ SELECT t.lead_org AS org FROM inspection i JOIN task t ON t.id = i.task_id WHERE i.id = ${id}
          UNION SELECT org_id FROM inspection_officer WHERE inspection_id = ${id}`;
  return rows.length === 0 ? null : rows.map(({ org }) => org);
}
