import { resultCodes } from '../../domain/catalogue/result-codes';
import { disclosureOf } from '../../domain/disclosure/disclosure';
import { canonicalText, payloadHash } from '../../domain/disclosure/necips';
import type { PublishedRecord } from '../../workflows/inspection/disclosure';
import type { InspectionState } from '../../workflows/inspection/state';
import { ActFailure, type Perform, type Reader } from './work';

interface ResultRow {
  readonly item: string;
  readonly itemName: string;
  readonly organ: string;
  readonly code: string;
  readonly disposal: string;
}
interface Subject {
  readonly number: string;
  readonly taskName: string;
  readonly name: string;
}

/** 公示: the public record of an inspection whose departments have all passed review, as it will stand on the site. */
export const publish: Perform<InspectionState, PublishedRecord> = async ({ reader, hash }, { process, key, state }) => {
  const subject = await subjectOf(reader, state);
  const disclosed = disclosureOf({
    task: { number: subject.number, name: subject.taskName },
    target: { uscc: state.uid, name: subject.name },
    endedAt: state.endedAt ?? state.since,
    results: await newestResults(reader, process, state.lead),
    codes: resultCodes(state.versions.rules),
  });
  if (!disclosed.ok) throw new ActFailure(disclosed.refusal.code, JSON.stringify(disclosed.refusal.facts));
  const payload = canonicalText(disclosed.value);
  return { key, payload, payloadHash: payloadHash(hash, payload) };
};

async function subjectOf(reader: Reader, { task, position, uid }: InspectionState): Promise<Subject> {
  const [row] = await reader.query<Subject>(
    `SELECT t.number, t.name AS "taskName", d.name FROM task t JOIN drawn_target d ON d.draw_id = t.draw_id
     WHERE t.id = $1 AND d.position = $2 AND d.uid = $3 ORDER BY d.generation DESC LIMIT 1`,
    [task, position, uid],
  );
  if (!row) throw new ActFailure('NO_SUCH_THING', `${task} position ${position}`);
  return row;
}

/** Of each department the newest round; the lead's items first, then by department and item. */
const newestResults = (reader: Reader, process: string, lead: string) =>
  reader.query<ResultRow>(
    `SELECT r.item_id AS item, r.item_name AS "itemName", o.name AS organ, r.code, r.disposal
     FROM result r JOIN org_unit o ON o.id = r.org_id
     WHERE r.process = $1 AND r.round = (SELECT max(n.round) FROM result n WHERE n.process = r.process AND n.org_id = r.org_id)
     ORDER BY r.org_id <> $2, r.org_id, r.item_id`,
    [process, lead],
  );
