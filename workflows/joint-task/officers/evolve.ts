import type { OfficerId, OrgId, PersonId } from '../../../domain/kernel/duty';
import type { Stamped } from '../../../domain/kernel/process';
import type { Instant } from '../../../domain/kernel/time';
import type { JointTaskEvent } from '../events';
import type { Declared, JointTaskState, Recusal } from '../state';

interface Named {
  readonly officer: OfficerId;
  readonly person: PersonId;
}

const recusal = (state: JointTaskState, id: string, to: Recusal['state']): JointTaskState => {
  const known = state.recusals[id];
  return known ? { ...state, recusals: { ...state.recusals, [id]: { ...known, state: to } } } : state;
};

const declared = (state: JointTaskState, officer: OfficerId, to: Declared): JointTaskState => ({
  ...state,
  draw: { ...state.draw, declared: { ...state.draw.declared, [officer]: to } },
});

/** Asks an officer to declare for the places that he holds now. */
const ask = (state: JointTaskState, org: OrgId, { officer, person }: Named, since: Instant): JointTaskState =>
  declared(state, officer, {
    org,
    person,
    state: 'undeclared',
    since,
    round: (state.draw.declared[officer]?.round ?? 0) + 1,
  });

const declare = (state: JointTaskState, officer: OfficerId, to: Declared['state']): JointTaskState => {
  const known = state.draw.declared[officer];
  return known ? declared(state, officer, { ...known, state: to }) : state;
};

function vacant(state: JointTaskState, org: OrgId, change: number, since: Instant): JointTaskState {
  const known = state.draw.vacant[org];
  const vacancies = { count: (known?.count ?? 0) + change, since, round: (known?.round ?? 0) + 1 };
  return change === 0
    ? state
    : { ...state, draw: { ...state.draw, vacant: { ...state.draw.vacant, [org]: vacancies } } };
}

/** Inspections are begun in the order of positions: those begun have to be told that their team is another now. */
function changed(state: JointTaskState, positions: readonly number[]): JointTaskState {
  const begun = positions.filter((position) => position <= state.begun);
  const untold = Object.fromEntries(begun.map((position, i) => [String(state.tells + i + 1), position]));
  return { ...state, untold: { ...state.untold, ...untold }, tells: state.tells + begun.length };
}

/** 匹配人员、回避: who holds a place, who has declared, what is applied for and decided, what is vacant. */
export function evolveOfficers(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  switch (event.type) {
    case 'officersMatched':
      return event.officers.reduce(
        (next, officer) => ask(next, event.org, officer, event.at),
        vacant(state, event.org, event.vacant, event.at),
      );
    case 'noConflictDeclared':
      return declare(state, event.officer, 'clear');
    case 'recusalApplied': {
      const { officer, org, position, initiator } = event;
      const { attempt } = state.draw;
      const applied: Recusal = { attempt, officer, org, position, initiator, since: event.at, state: 'applied' };
      const next = { ...state, recusals: { ...state.recusals, [event.recusal]: applied } };
      // Only who applies for himself has thereby declared.
      return initiator === 'officer' ? declare(next, officer, 'applied') : next;
    }
    case 'recusalGranted':
      return event.visited
        ? declareAgain(recusal(state, event.recusal, 'kept'), event.recusal, event.at)
        : recusal(state, event.recusal, 'granted');
    case 'recusalRefused':
      return declareAgain(recusal(state, event.recusal, 'refused'), event.recusal, event.at);
    case 'officerReplaced':
      return evolveReplaced(state, event);
    case 'officerAppointed':
      return changed(vacant(ask(state, event.org, event, event.at), event.org, -1, event.at), [event.position]);
    case 'teamTold': {
      const { [event.tell]: _told, ...untold } = state.untold;
      return { ...state, untold };
    }
    default:
      return state;
  }
}

/** After a decision the officer declares for the places that remain his, if his declaration was the application. */
function declareAgain(state: JointTaskState, id: string, since: Instant): JointTaskState {
  const decided = state.recusals[id];
  const known = decided && state.draw.declared[decided.officer];
  if (!decided || !known || known.state !== 'applied') return state;
  return ask(state, known.org, { officer: decided.officer, person: known.person }, since);
}

/** Whoever takes a place declares; so does the recused officer, for the places that remain his, if any do. */
function evolveReplaced(
  state: JointTaskState,
  event: Stamped<Extract<JointTaskEvent, { type: 'officerReplaced' }>>,
): JointTaskState {
  const { org, to, moved, from, fromRemaining, eventsHead, resultHash, at } = event;
  const newcomers = [...(to ? [to] : []), ...moved.map((move) => move.to)];
  const drawn = { ...state, draw: { ...state.draw, result: { eventsHead, resultHash } } };
  const replaced = vacant(recusal(drawn, event.recusal, 'replaced'), org, to ? 0 : 1, at);
  const asked = newcomers.reduce(
    (next, officer) => ask(next, org, officer, at),
    changed(replaced, [event.position, ...moved.map(({ position }) => position)]),
  );
  return fromRemaining > 0 ? declareAgain(asked, event.recusal, at) : declare(asked, from, 'released');
}
