import type { Role } from '../../../domain/kernel/duty';
import type { Viewer } from '../../../api/read-models';
import type { World } from '../read-models/world';
import { MOBILE, personOf, viewerOf } from '../read-models/world';

/**
 * A 专业人员库 of a world, with who keeps it and so many experts: the odd ones know 特种设备, the even ones 食品检验; none holds a
 * certificate. Answers its id.
 */
export async function makeLibrary({ db, tag }: World, experts: number): Promise<string> {
  const org = `${tag}-x`;
  const person = async (id: string, name: string, role: Role): Promise<void> => {
    await db.query('INSERT INTO person (id, name) VALUES ($1, $2)', [id, name]);
    await db.query(
      `INSERT INTO app_user (id, person_id, login, password_hash, sample) VALUES ($1, $1, $1, 'x', true)`,
      [id],
    );
    await db.query(`INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $1, $2, $3, '2020-01-01')`, [
      id,
      org,
      role,
    ]);
  };
  await db.query(
    `INSERT INTO org_unit (id, name, short_name, kind, valid_from) VALUES ($1, '专家库', '专家库', 'experts', '2020-01-01')`,
    [org],
  );
  await person(personOf(org, 'handler'), '专家库经办', 'handler');
  for (let n = 1; n <= experts; n++) {
    const id = personOf(org, 'expert', n);
    await person(id, `专家库专家${n}`, 'expert');
    await db.query(
      `INSERT INTO officer (id, person_id, org_id, position, fields, mobile, valid_from) VALUES ($1, $1, $2, '某研究院 研究员', ARRAY[$3], $4, '2020-01-01')`,
      [id, org, n % 2 === 1 ? '特种设备' : '食品检验', MOBILE],
    );
  }
  return org;
}

/** An expert under his post, as `api/auth` reads him from a session. */
export const asExpert = (library: string, id: string): Viewer => ({
  ...viewerOf(library, 'expert'),
  person: id,
  login: id,
  officer: id,
});
