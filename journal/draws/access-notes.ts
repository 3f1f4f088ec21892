import type { OrgId, PersonId, Role } from '../../domain/kernel/duty';
import type { Tx } from '../db';

/** Who is given what of a draw that is not everybody's. */
export interface Access {
  readonly draw: string;
  readonly person: PersonId;
  readonly org: OrgId;
  readonly role: Role;
  readonly what: 'bundle' | 'proof';
  /** The firm of a proof. */
  readonly uid: string | null;
}

/** 查阅记录: noted before anything is given; the answer is the note's number, which goes with the copy. */
export async function noteAccess(tx: Tx, { draw, person, org, role, what, uid }: Access): Promise<number> {
  const [row] = await tx.query<{ no: number }>(
    `INSERT INTO access_note (draw_id, person_id, org_id, role, what, uid) VALUES ($1, $2, $3, $4, $5, $6) RETURNING no`,
    [draw, person, org, role, what, uid],
    'access-note',
  );
  if (!row) throw new Error(`the access to ${draw} was not noted`);
  return row.no;
}
