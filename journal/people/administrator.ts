import { refuse, type Result } from '../../domain/kernel/result';
import type { Db } from '../db';

/** 管理员: a person with a login and the post of administrator, in an organisation that is made when it is missing. */
export interface NewAdministrator {
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly org: string;
  readonly orgName: string;
}

/**
 * Makes an administrator: the only user who is not made by another. Person, user and post share the login as id.
 * @returns ALREADY_EXISTS when somebody has the login
 */
export function createAdministrator(
  db: Db,
  { login, name, passwordHash, org, orgName }: NewAdministrator,
): Promise<Result<void>> {
  return db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [login]);
    const [taken] = await tx.query<{ id: string }>(
      'SELECT id FROM app_user WHERE login = $1 UNION SELECT id FROM person WHERE id = $1',
      [login],
    );
    if (taken) return refuse('ALREADY_EXISTS', { what: `账号 ${login}` });
    await tx.query(
      `INSERT INTO org_unit (id, name, short_name, kind, valid_from) VALUES ($1, $2, $2, 'office', current_date) ON CONFLICT (id) DO NOTHING`,
      [org, orgName],
    );
    await tx.query('INSERT INTO person (id, name) VALUES ($1, $2)', [login, name]);
    await tx.query('INSERT INTO app_user (id, person_id, login, password_hash) VALUES ($1, $1, $1, $2)', [
      login,
      passwordHash,
    ]);
    await tx.query(
      `INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $2, $3, 'admin', current_date)`,
      [`${login}/admin`, login, org],
    );
    return { ok: true, value: undefined };
  });
}
