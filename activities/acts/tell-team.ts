import type { OrgId } from '../../domain/kernel/duty';
import type { Team } from '../../workflows/inspection/events';
import type { ToldTeam } from '../../workflows/joint-task/officers/replacement';
import { departmentsOf, expertsOf, type JointTaskState } from '../../workflows/joint-task/state';
import { ActFailure, type Perform } from './work';

interface MemberRow {
  readonly org: OrgId;
  readonly officer: string;
  readonly person: string;
}

/** 换人通知: an inspection under way learns its team as it stands. One that has ended meanwhile needs to know nothing. */
export const tellTeam: Perform<JointTaskState, ToldTeam> = async (
  { reader, tell },
  { process, state, key, subject },
) => {
  const position = state.untold[subject ?? ''];
  if (subject === null || position === undefined) throw new ActFailure('NO_SUCH_THING', `${process}: ${key}`);
  const members = await reader.query<MemberRow>(
    `SELECT m.org_id AS org, m.officer_id AS officer, o.person_id AS person FROM current_member m JOIN officer o ON o.id = m.officer_id
     WHERE m.process = $1 AND m.position = $2 ORDER BY m.org_id, m.slot`,
    [process, position],
  );
  const sent = (org: OrgId): Team => ({
    org,
    officers: members.filter((member) => member.org === org).map(({ officer, person }) => ({ officer, person })),
  });
  const teams = departmentsOf(state).map(sent);
  const experts = expertsOf(state);
  const body = { key: `${process}/${key}`, teams, ...(experts ? { experts: sent(experts.org) } : {}) };
  await tell(`${process}/${position}.1`, 'changeTeam', body);
  return { key, tell: subject, position };
};
