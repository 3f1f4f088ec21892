import type { RecusalRow } from '../../../contracts/views/officers';
import { INITIATORS, type Initiator } from '../../../domain/recusal/grounds';
import { iso, isoOrNull, type ReadDb } from '../db';
import { recusalStatus } from '../task/people';
import type { TaskFacts } from '../task/row';
import { placeAt, type Whose } from './places';

/** Applications that a page shows: the undecided first, then the newest. */
const MOST = 20;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly slot: number | null;
  readonly initiator: Initiator;
  readonly state: string;
  readonly applied_at: Date;
  readonly decided_at: Date | null;
}

/** 回避申请 of the department, or an officer's own, with the place each was about; the ground is not read here (X3). */
export async function applicationsOf(
  db: ReadDb,
  { id, draw_id }: TaskFacts,
  { org, officer }: Whose,
): Promise<readonly RecusalRow[]> {
  const rows = await db.rows<Row>(
    `SELECT d.recusal_id AS id, p.name, d.position, d.initiator, d.state, d.applied_at, d.decided_at,
       (SELECT min(m.slot) FROM match_member m WHERE m.draw_id = d.draw_id AND m.draw_id = $2 AND m.org_id = d.org_id AND m.position = d.position AND m.officer_id = d.officer_id) AS slot
     FROM recusal_decision d JOIN officer f ON f.id = d.officer_id JOIN person p ON p.id = f.person_id
     WHERE d.task_id = $1 AND d.org_id = $3 AND ($4::text IS NULL OR d.officer_id = $4) ORDER BY d.state <> 'applied', d.applied_at DESC, d.recusal_id LIMIT ${MOST}`,
    id,
    draw_id,
    org,
    officer,
  );
  return rows.map(({ id: recusal, name, position, slot, initiator, state, applied_at, decided_at }) => ({
    id: recusal,
    officer: name,
    position,
    // Who has left a place does not see it any more.
    at: slot === null || (officer !== null && state === 'granted') ? null : placeAt({ position, slot }),
    initiator: INITIATORS[initiator].text,
    status: recusalStatus(state),
    appliedAt: iso(applied_at),
    decidedAt: isoOrNull(decided_at),
  }));
}
