import { matchDepartment } from '../../domain/match/match-department';
import { matchHash } from '../../domain/match/match-hash';
import type { MatchedOfficers } from '../../workflows/joint-task/officer-match';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { benchFrom } from './department-officers';
import type { Perform } from './work';

/** 匹配人员: one department's officers, by the draw's seed; who cannot be found is named, never left out silently. */
export const matchOfficers: Perform<JointTaskState, MatchedOfficers> = async (deps, { state, key, subject }) => {
  const org = subject ?? '';
  const { department, persons, perTarget } = await benchFrom(deps, state, org);
  const { members, level, shortages } = matchDepartment({ ...department, perTarget });
  const officers = [...new Set(members.map(({ officer }) => officer))]
    .sort()
    .map((officer) => ({ officer, person: persons.get(officer) ?? '' }));
  return {
    key,
    org,
    round: state.rosters[org]?.round ?? 1,
    level,
    hash: matchHash(
      deps.hash,
      members.map((member) => ({ ...member, org })),
      department.commitment,
    ),
    members: members.map(({ position, slot, officer }) => ({
      orgId: org,
      position,
      slot,
      generation: 1,
      officerId: officer,
    })),
    officers,
    shortages: shortages.map(({ position, missing }) => ({ position, missing })),
  };
};
