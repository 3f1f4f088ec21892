import { LATEST_CALENDAR } from '../../domain/calendar/calendar';
import type { Duty, OrgId, PersonId } from '../../domain/kernel/duty';
import type { AnyProcess, Process, Versions } from '../../domain/kernel/process';
import { ok, refuse } from '../../domain/kernel/result';
import { clockFrom } from '../../workflows/clock';

/**
 * Two small processes that use every part of the kernel, so that its tests stand on their own: a child that is entered, reviewed
 * by another, published and delivered; a parent that freezes a list, begins children and is closed.
 */
const VERSIONS: Versions = { calendar: LATEST_CALENDAR, parameters: 1, rules: 1 };

interface ChildInput {
  readonly id: string;
  readonly org: OrgId;
}
interface ChildState extends ChildInput {
  readonly since: string;
  readonly enteredBy: PersonId | null;
  readonly reviewed: boolean;
  readonly published: boolean;
  readonly delivered: boolean;
}
type ChildEvent =
  | ({ readonly type: 'opened' } & ChildInput)
  | { readonly type: 'entered'; readonly note: string }
  | { readonly type: 'reviewed' }
  | { readonly type: 'published' }
  | { readonly type: 'delivered'; readonly receipt: string };

const CHILD: ChildState = {
  id: '',
  org: '',
  since: '',
  enteredBy: null,
  reviewed: false,
  published: false,
  delivered: false,
};

export const tinyChild: Process<ChildInput, ChildState, ChildEvent> = {
  name: 'inspection',
  empty: CHILD,
  begin: (input) => [{ type: 'opened', ...input }],
  permit: ({ org }, _type, { actor }) =>
    actor.kind === 'system' || actor.post.org === org || actor.post.role === 'ops'
      ? ok(undefined)
      : refuse('NOT_YOUR_DEPARTMENT', {}),
  needs: () => [],
  decide(state, { type, body }, { actor }) {
    switch (type) {
      case 'enter':
        return state.enteredBy
          ? refuse('ALREADY_ENTERED', {})
          : ok({ events: [{ type: 'entered', note: (body as { note: string }).note }] });
      case 'review':
        if (actor.kind === 'person' && actor.person === state.enteredBy) return refuse('OWN_RESULT', {});
        return ok({ events: [{ type: 'reviewed' }] });
      case 'publish':
        return (body as { note?: string }).note === 'bad'
          ? refuse('BAD_BODY', {})
          : ok({ events: [{ type: 'published' }] });
      case 'deliver':
        return ok({ events: [{ type: 'delivered', receipt: (body as { receipt?: string }).receipt ?? '' }] });
      default:
        return refuse('UNKNOWN_COMMAND', { command: type });
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'opened':
        return { ...CHILD, id: event.id, org: event.org, since: event.at };
      case 'entered':
        return { ...state, enteredBy: event.by, since: event.at };
      case 'reviewed':
        return { ...state, reviewed: true };
      case 'published':
        return { ...state, published: true };
      case 'delivered':
        return { ...state, delivered: true };
    }
  },
  duties(state, { calendar }): readonly Duty[] {
    const { org, since } = state;
    const stage = tinyChild.standing(state).stage;
    if (!state.enteredBy) {
      const deadline = clockFrom(since, 'entry', VERSIONS, calendar);
      return [{ kind: 'person', key: 'enter/1', stage, role: 'handler', org, command: 'enter', deadline }];
    }
    if (!state.reviewed) {
      const deadline = clockFrom(since, 'review', VERSIONS, calendar);
      return [{ kind: 'person', key: 'review/1', stage, role: 'reviewer', org, command: 'review', deadline }];
    }
    if (!state.published) return [{ kind: 'effect', key: 'publish/1', stage, act: 'publish' }];
    return state.delivered ? [] : [{ kind: 'effect', key: 'deliver/1', stage, act: 'deliver' }];
  },
  standing: ({ reviewed, delivered }) => ({
    stage: delivered ? 'closed' : reviewed ? 'passed' : 'entering',
    overlay: null,
    ended: delivered,
  }),
  versions: () => VERSIONS,
};

interface ParentInput {
  readonly id: string;
  readonly lead: OrgId;
  /** How many children it begins, as text: a root is begun with a name. */
  readonly name: string;
}
interface ParentState {
  readonly id: string;
  readonly lead: OrgId;
  readonly since: string;
  readonly total: number;
  readonly frozen: boolean;
  readonly begun: number;
  readonly collected: boolean;
  readonly closed: boolean;
}
type ParentEvent =
  | ({ readonly type: 'taskOpened' } & ParentInput)
  | { readonly type: 'poolFrozen' }
  | { readonly type: 'inspectionsBegun'; readonly to: number }
  | { readonly type: 'inspectionsCollected' }
  | { readonly type: 'taskClosed' };

const PARENT: ParentState = {
  id: '',
  lead: '',
  since: '',
  total: 0,
  frozen: false,
  begun: 0,
  collected: false,
  closed: false,
};
const AT_ONCE = 3;

export const tinyParent: Process<ParentInput, ParentState, ParentEvent> = {
  name: 'jointTask',
  empty: PARENT,
  begin: (input) => [{ type: 'taskOpened', ...input }],
  permit: () => ok(undefined),
  needs: () => [],
  decide(state, { type, body }) {
    switch (type) {
      case 'freezePool': {
        const { rows } = body as { rows?: readonly { poolId: string; uid: string; ground: string }[] };
        return ok({ events: [{ type: 'poolFrozen' }], ...(rows ? { sets: { poolExclusions: rows } } : {}) });
      }
      case 'beginInspections': {
        const to = Math.min(state.begun + AT_ONCE, state.total);
        const begins = Array.from({ length: to - state.begun }, (_, i) => {
          const id = `${state.id}/${state.begun + i + 1}.1`;
          return { process: 'inspection', id, input: { id, org: state.lead } };
        });
        return ok({ events: [{ type: 'inspectionsBegun', to }], begins });
      }
      case 'collectInspections':
        return ok({ events: [{ type: 'inspectionsCollected' }] });
      case 'closeTask':
        return state.collected ? ok({ events: [{ type: 'taskClosed' }] }) : refuse('WRONG_STAGE', {});
      default:
        return refuse('UNKNOWN_COMMAND', { command: type });
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'taskOpened':
        return { ...PARENT, id: event.id, lead: event.lead, since: event.at, total: Number(event.name) };
      case 'poolFrozen':
        return { ...state, frozen: true };
      case 'inspectionsBegun':
        return { ...state, begun: event.to };
      case 'inspectionsCollected':
        return { ...state, collected: true, since: event.at };
      case 'taskClosed':
        return { ...state, closed: true };
    }
  },
  duties(state, { calendar }): readonly Duty[] {
    const { begun, total, lead: org } = state;
    const stage = tinyParent.standing(state).stage;
    if (!state.frozen) return [{ kind: 'effect', key: 'freeze/1', stage, act: 'freezePool' }];
    if (!state.collected) {
      const act = begun < total ? 'beginInspections' : 'collectInspections';
      return [{ kind: 'children', key: `inspections/${act}/${begun}`, stage, act, from: begun, total }];
    }
    if (state.closed) return [];
    const deadline = clockFrom(state.since, 'closing', VERSIONS, calendar);
    return [{ kind: 'person', key: 'closing/1', stage, role: 'handler', org, command: 'closeTask', deadline }];
  },
  standing: ({ frozen, collected, closed }) => ({
    stage: closed ? 'closed' : collected ? 'closing' : frozen ? 'inspecting' : 'commitment',
    overlay: null,
    ended: closed,
  }),
  versions: () => VERSIONS,
};

/** As the registry knows them: under the names whose workflows Temporal registers. */
export const TINY: Readonly<Record<'jointTask' | 'inspection', AnyProcess>> = {
  jointTask: tinyParent as AnyProcess,
  inspection: tinyChild as AnyProcess,
};
