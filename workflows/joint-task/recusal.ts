import type { Duty, OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import { checkApplication, checkDecision } from '../../domain/recusal/check-recusal';
import type { JointTaskEvent } from './events';
import { asked, officerOf, onAct, onCommand, orgOf, personOf, type TaskStage } from './stage';
import { type Declared, type JointTaskState } from './state';

/** What `replaceOfficer` hands in: whom the redraw rule names (draw.md §3 Redraw), or the shortage. */
export interface ReplacedOfficer {
  readonly key: string;
  readonly recusal: string;
  readonly org: OrgId;
  readonly position: number;
  readonly slot: number;
  readonly from: OfficerId;
  readonly fromRemaining: number;
  readonly outcome:
    | { readonly to: OfficerId; readonly person: PersonId; readonly rule: 'a' | 'b' }
    | { readonly to: null; readonly rule: 'd' };
  readonly members: readonly Readonly<Record<string, unknown>>[];
}

const OPEN: ReadonlySet<string> = new Set(['applied', 'granted', 'short']);

/** The stage ends when everyone drawn has declared and nothing is undecided or vacant. */
function closing(state: JointTaskState, change: { clear: OfficerId }): JointTaskEvent[] {
  const undeclared = Object.entries(state.declared).some(
    ([officer, { state: told }]) => told !== 'clear' && told !== 'released' && officer !== change.clear,
  );
  const open = Object.values(state.recusals).some((recusal) => OPEN.has(recusal.state));
  return undeclared || open ? [] : [{ type: 'recusalClosed' }];
}

function undeclared(state: JointTaskState, officer: OfficerId): Result<Declared> {
  const declared = state.declared[officer];
  if (!declared) return refuse('NOT_ON_TEAM', { command: '回避申报' });
  return declared.state === 'undeclared' ? ok(declared) : refuse('ALREADY_DECLARED', {});
}

/** 回避申报: every drawn officer declares (V4); the leader of the officer's department decides (V5). */
export const recusalStage: TaskStage = {
  handlers: {
    declareClear: onCommand('declareClear', {
      decide(state, _body, { actor }) {
        const officer = officerOf(actor);
        const found = undeclared(state, officer);
        if (!found.ok) return found;
        return ok({ events: [{ type: 'noConflictDeclared', officer }, ...closing(state, { clear: officer })] });
      },
    }),
    declareConflict: onCommand('declareConflict', {
      needs: (_state, { position }) => [{ fact: 'teamAt', args: { position } }],
      decide(state, { position, ground, note }, { actor, facts }) {
        const officer = officerOf(actor);
        const found = undeclared(state, officer);
        if (!found.ok) return found;
        const team = (facts['teamAt'] as readonly { readonly officer: OfficerId }[]).map((member) => member.officer);
        const checked = checkApplication(
          { officer, position, ground, note },
          { team, earlier: Object.values(state.recusals) },
        );
        if (!checked.ok) return checked;
        const id = `${state.id}-r${Object.keys(state.recusals).length + 1}`;
        return ok({
          events: [{ type: 'recusalApplied', recusal: id, officer, org: found.value.org, position }],
          sets: { recusals: [{ id, officerId: officer, position, ground, note }] },
        });
      },
    }),
    decideRecusal: onCommand('decideRecusal', {
      decide(state, { recusal: id, grant, reason }, { actor }) {
        const recusal = state.recusals[id];
        if (!recusal) return refuse('NO_SUCH_RECUSAL', { recusal: id });
        if (recusal.org !== orgOf(actor)) return refuse('NOT_YOUR_DEPARTMENT', { command: '决定回避申请' });
        const person = state.declared[recusal.officer]?.person ?? '';
        const checked = checkDecision({ recusal: { id, person, state: recusal.state }, decider: personOf(actor) });
        if (!checked.ok) return checked;
        const events: JointTaskEvent[] = [
          grant === 'yes'
            ? { type: 'recusalGranted', recusal: id, reason }
            : { type: 'recusalRefused', recusal: id, reason },
        ];
        return ok({ events });
      },
    }),
    replaceOfficer: onAct<ReplacedOfficer>({
      decide(state, { recusal, org, position, slot, from, fromRemaining, outcome, members }) {
        if (outcome.to === null)
          return ok({ events: [{ type: 'replacementShort', recusal, org, position, slot, rule: outcome.rule }] });
        const { to, person, rule } = outcome;
        return ok({
          events: [{ type: 'officerReplaced', recusal, org, position, slot, from, to, person, fromRemaining, rule }],
          sets: { matchMembers: members },
        });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'recusal') return [];
    const declarations = Object.entries(state.declared)
      .filter(([, { state: told }]) => told === 'undeclared')
      .map(([officer, { org, person, since, round }]) =>
        asked(state, calendar, {
          key: `declare/${officer}/${round}`,
          command: 'declareClear',
          org,
          person,
          since,
          clock: 'declaration',
          subject: officer,
        }),
      );
    const decisions = Object.entries(state.recusals).flatMap(([id, { org, state: told, since, tries }]): Duty[] => {
      if (told === 'applied')
        return [
          asked(state, calendar, {
            key: `decide/${id}`,
            command: 'decideRecusal',
            org,
            since,
            clock: 'recusalDecision',
            subject: id,
          }),
        ];
      if (told === 'granted')
        return [
          { kind: 'effect', key: `replace/${id}/${tries}`, stage: state.stage, act: 'replaceOfficer', subject: id },
        ];
      if (told === 'short')
        return [
          asked(state, calendar, {
            key: `vacancy/${id}/${tries}`,
            command: 'confirmRoster',
            org,
            since,
            clock: 'roster',
            subject: id,
          }),
        ];
      return [];
    });
    return [...declarations, ...decisions];
  },
};
