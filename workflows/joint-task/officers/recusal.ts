import type { Duty, OfficerId, OrgId, PersonId } from '../../../domain/kernel/duty';
import { ok, refuse, type Result } from '../../../domain/kernel/result';
import { checkApplication, checkDecision } from '../../../domain/recusal/check-recusal';
import type { GroundCode, Initiator } from '../../../domain/recusal/grounds';
import type { Decision, FactRequest } from '../../../domain/kernel/process';
import { RECUSAL_STAGES } from '../../../contracts/stages/joint-task';
import type { JointTaskEvent } from '../events';
import { asked, officerOf, onCommand, orgOf, personOf, type TaskStage } from '../stage';
import { answersFor, type Declared, type JointTaskState } from '../state';
import { withEnd } from './settled';

/** The team of one position as it stands, and whether its visit has ended: what an application is checked against. */
export interface TeamAtFact {
  readonly visitEnded: boolean;
  readonly team: readonly { readonly officer: OfficerId; readonly org: OrgId; readonly person: PersonId }[];
}

interface Application {
  readonly officer: OfficerId;
  readonly position: number;
  readonly ground: GroundCode;
  readonly note: string;
}

const teamAt = (_state: JointTaskState, { position }: { readonly position: number }): readonly FactRequest[] => [
  { fact: 'teamAt', args: { position } },
];

function undeclared(state: JointTaskState, officer: OfficerId): Result<Declared> {
  const declared = state.draw.declared[officer];
  if (!declared) return refuse('NOT_ON_TEAM', { command: '回避申报' });
  return declared.state === 'undeclared' ? ok(declared) : refuse('ALREADY_DECLARED', {});
}

/**
 * 回避: everyone drawn declares, officer or expert (V4); who may apply does so until the visit ends; the officer's leader decides,
 * and the lead's about experts (V5).
 */
export const recusalStage: TaskStage = {
  handlers: {
    declareClear: onCommand('declareClear', {
      decide(state, _body, { actor, now }) {
        const officer = officerOf(actor);
        const found = undeclared(state, officer);
        if (!found.ok) return found;
        return ok({ events: withEnd(state, [{ type: 'noConflictDeclared', officer }], now) });
      },
    }),
    declareConflict: onCommand('declareConflict', {
      needs: teamAt,
      decide(state, body, { actor, facts }) {
        const applied = apply(state, { ...body, officer: officerOf(actor) }, 'officer', facts['teamAt'] as TeamAtFact);
        return applied.ok ? ok(applied.value.decision) : applied;
      },
    }),
    applyRecusal: onCommand('applyRecusal', {
      needs: teamAt,
      decide(state, body, { facts }) {
        const applied = apply(state, body, body.by, facts['teamAt'] as TeamAtFact);
        return applied.ok ? ok(applied.value.decision) : applied;
      },
    }),
    // 依职权: who decides on applications of his department may also act without one (公务员法 art. 77), with a reason.
    orderRecusal: onCommand('orderRecusal', {
      needs: teamAt,
      decide(state, { reason, ...body }, { actor, facts }) {
        const applied = apply(state, body, 'agency', facts['teamAt'] as TeamAtFact);
        if (!applied.ok) return applied;
        const { id, org, person, decision } = applied.value;
        if (answersFor(state, org) !== orgOf(actor))
          return refuse('NOT_YOUR_DEPARTMENT', { command: '依职权决定回避' });
        const checked = checkDecision({ recusal: { id, person, state: 'applied' }, decider: personOf(actor) });
        if (!checked.ok) return checked;
        const granted: JointTaskEvent = { type: 'recusalGranted', recusal: id, reason };
        return ok({ ...decision, events: [...decision.events, granted] });
      },
    }),
    decideRecusal: onCommand('decideRecusal', {
      needs: (state, { recusal: id }) => teamAt(state, { position: state.recusals[id]?.position ?? 0 }),
      decide(state, { recusal: id, grant, reason }, { actor, facts, now }) {
        const recusal = state.recusals[id];
        if (!recusal) return refuse('NO_SUCH_RECUSAL', { recusal: id });
        if (answersFor(state, recusal.org) !== orgOf(actor))
          return refuse('NOT_YOUR_DEPARTMENT', { command: '决定回避申请' });
        const person = state.draw.declared[recusal.officer]?.person ?? '';
        const checked = checkDecision({ recusal: { id, person, state: recusal.state }, decider: personOf(actor) });
        if (!checked.ok) return checked;
        if (grant === 'no')
          return ok({ events: withEnd(state, [{ type: 'recusalRefused', recusal: id, reason }], now) });
        const { visitEnded } = facts['teamAt'] as TeamAtFact;
        const granted: JointTaskEvent = { type: 'recusalGranted', recusal: id, reason };
        return ok({ events: [visitEnded ? { ...granted, visited: true } : granted] });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (!(RECUSAL_STAGES as readonly string[]).includes(state.stage)) return [];
    const declarations = Object.entries(state.draw.declared)
      .filter(([, { state: told }]) => told === 'undeclared')
      .map(([officer, { org, person, since, round }]) =>
        asked(state, calendar, {
          key: `declare/${state.draw.attempt}/${officer}/${round}`,
          command: 'declareClear',
          org,
          person,
          since,
          clock: 'declaration',
          subject: officer,
        }),
      );
    const decisions = Object.entries(state.recusals)
      .filter(([, { state: told }]) => told === 'applied')
      .map(([id, { org, since }]) =>
        asked(state, calendar, {
          key: `decide/${id}`,
          command: 'decideRecusal',
          org: answersFor(state, org),
          since,
          clock: 'recusalDecision',
          subject: id,
        }),
      );
    return [...declarations, ...decisions];
  },
};

interface Applied {
  readonly id: string;
  readonly org: OrgId;
  readonly person: PersonId;
  readonly decision: Decision<JointTaskEvent>;
}

/** One application, whoever makes it: the officer stands on the team, the visit has not ended, nothing is undecided already. */
function apply(
  state: JointTaskState,
  { officer, position, ground, note }: Application,
  initiator: Initiator,
  { team, visitEnded }: TeamAtFact,
): Result<Applied> {
  if (visitEnded) return refuse('VISIT_ENDED', { position });
  const checked = checkApplication(
    { officer, position, ground, note },
    { team: team.map((member) => member.officer), earlier: currentRecusals(state) },
  );
  if (!checked.ok) return checked;
  const member = team.find((one) => one.officer === officer);
  const org = member?.org ?? '';
  const id = `${state.id}-r${Object.keys(state.recusals).length + 1}`;
  return ok({
    id,
    org,
    person: member?.person ?? '',
    decision: {
      events: [{ type: 'recusalApplied', recusal: id, officer, org, position, initiator }],
      sets: { recusals: [{ id, officerId: officer, position, ground, note }] },
    },
  });
}

/** Recusals of this draw: an earlier draw's positions are other targets. */
const currentRecusals = ({ recusals, draw }: JointTaskState) =>
  Object.values(recusals).filter(({ attempt }) => attempt === draw.attempt);
