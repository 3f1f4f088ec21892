import type { Disclosure } from '../../domain/disclosure/disclosure';
import { necipsRecord } from '../../domain/disclosure/necips';
import type { DeliveredRecord } from '../../workflows/inspection/disclosure';
import type { InspectionState } from '../../workflows/inspection/state';
import type { ProvinceAnswer } from '../adapters/province';
import { ActFailure, type ActDeps, type Perform } from './work';

/** 省平台: the channel of this delivery. */
const CHANNEL = 'province';

/**
 * 报送: one published record to the provincial platform, under a business key. The platform does not de-duplicate, so a second
 * try looks up first; what is sent again all the same says that it may be a repetition.
 */
export const deliver: Perform<InspectionState, DeliveredRecord> = async (deps, { process, key, state, mayRepeat }) => {
  const businessKey = `${CHANNEL}:${process}:v${state.published}`;
  const content = necipsRecord(await publishedRecord(deps, process, state.published));
  const answer = await send(deps, businessKey, content, mayRepeat);
  if (answer.kind === 'refused') throw new ActFailure('DELIVERY_REFUSED', answer.reason);
  return { key, channel: CHANNEL, businessKey, receipt: answer.receipt };
};

async function send(
  { province }: ActDeps,
  businessKey: string,
  content: unknown,
  mayRepeat: boolean,
): Promise<ProvinceAnswer> {
  const receipt = mayRepeat ? await province.receiptOf(businessKey) : null;
  if (receipt !== null) return { kind: 'acked', receipt };
  return province.deliver({ businessKey, repeat: mayRepeat, content });
}

async function publishedRecord({ reader }: ActDeps, process: string, version: number): Promise<Disclosure> {
  const [row] = await reader.query<{ payload: string }>(
    `SELECT payload FROM disclosure WHERE process = $1 AND version = $2`,
    [process, version],
  );
  if (!row) throw new ActFailure('NO_SUCH_THING', `${process} v${version}`);
  return JSON.parse(row.payload) as Disclosure;
}
