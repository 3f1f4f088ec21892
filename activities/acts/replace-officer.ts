import { redraw } from '../../domain/match/redraw';
import type { ReplacedOfficer } from '../../workflows/joint-task/recusal';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { benchFrom, membersOf } from './department-officers';
import { ActFailure, type Perform } from './work';

/** 递补: the recused officer's place goes to whom the redraw rule names; no other place moves (draw.md §3 Redraw). */
export const replaceOfficer: Perform<JointTaskState, ReplacedOfficer> = async (deps, { state, key, subject }) => {
  const recusal = state.recusals[subject ?? ''];
  if (!recusal || !subject) throw new ActFailure('NO_SUCH_RECUSAL', subject ?? '');
  const { org, position, officer: from } = recusal;
  const { department, persons } = await benchFrom(deps, state, org);
  const members = await membersOf(deps.reader, state.id, org);
  const held = members.find((member) => member.position === position && member.officer === from);
  if (!held) throw new ActFailure('NOT_ON_TEAM', `${from} at ${position}`);
  const { slot, generation } = held;
  const redrawn = redraw({
    ...department,
    members,
    vacated: { position, slot },
    level: state.rosters[org]?.level ?? 0,
  });
  if (!redrawn.ok) throw new ActFailure(redrawn.refusal.code, JSON.stringify(redrawn.refusal.facts));
  const place = {
    key,
    recusal: subject,
    org,
    position,
    slot,
    from,
    fromRemaining: members.filter(({ officer }) => officer === from).length - 1,
  };
  if (redrawn.value.rule === 'd') return { ...place, outcome: { to: null, rule: 'd' }, members: [] };
  const to = redrawn.value.member.officer;
  return {
    ...place,
    outcome: { to, person: persons.get(to) ?? '', rule: redrawn.value.rule },
    members: [{ orgId: org, position, slot, generation: generation + 1, officerId: to }],
  };
};
