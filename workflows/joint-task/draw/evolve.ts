import type { OrgId } from '../../../domain/kernel/duty';
import type { Stamped } from '../../../domain/kernel/process';
import { evolveOfficers } from '../officers/evolve';
import type { JointTaskEvent } from '../events';
import { departmentsOf, noDraw, rosteredOf, type DrawState, type JointTaskState, type Roster } from '../state';

const draw = (state: JointTaskState, change: Partial<DrawState>): JointTaskState => ({
  ...state,
  draw: { ...state.draw, ...change },
});

/** Shares and rosters both complete: from then the plan can be signed. */
function ready(state: JointTaskState, at: string): JointTaskState {
  const { rosterRoot, shares, readyAt } = state.draw;
  const complete = rosterRoot !== null && departmentsOf(state).every((org) => shares[org]);
  return complete && readyAt === null ? draw(state, { readyAt: at }) : state;
}

const roster = (state: JointTaskState, org: OrgId, change: Partial<Roster>): JointTaskState => {
  const known = state.draw.rosters[org];
  return known ? draw(state, { rosters: { ...state.draw.rosters, [org]: { ...known, ...change } } }) : state;
};

/** 锁定名录、抽取对象: from the frozen pool to the targets drawn, and what ends a draw before its time. */
export function evolveDraw(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  switch (event.type) {
    case 'poolFrozen': {
      const { drawId, poolId, root, groups, count, at, labelHash } = event;
      const labels = labelHash === undefined ? {} : { labelHash };
      const asked: Roster = { round: 1, since: at, state: 'asked', absent: [] };
      const rosters = Object.fromEntries(rosteredOf(state).map((org) => [org, asked]));
      return draw(state, { pool: { drawId, poolId, root, groups, count, at, ...labels }, rosters });
    }
    case 'rosterConfirmed':
      return roster(state, event.org, { state: 'confirmed', absent: event.absent });
    case 'rosterShort': {
      const asked = event.short.reduce((next, { org }) => {
        const round = (state.draw.rosters[org]?.round ?? 0) + 1;
        return roster(next, org, { state: 'asked', round, since: event.at });
      }, state);
      return draw(asked, { rosterTries: state.draw.rosterTries + 1 });
    }
    case 'rosterFrozen':
      return ready(draw(state, { rosterRoot: event.root }), event.at);
    case 'shareCommitted': {
      const { org, commit, escrowed } = event;
      return ready(
        draw(state, { shares: { ...state.draw.shares, [org]: { commit, secret: null, escrowed } } }),
        event.at,
      );
    }
    case 'planPublished': {
      const { planText, revealBy, stamping } = event;
      const published = { planText, revealBy, ...(stamping ? { stamping } : {}) };
      return { ...draw(state, published), stage: 'target_draw', since: event.at };
    }
    case 'planStamped': {
      const { stamping: _done, ...stamped } = state.draw;
      return { ...state, draw: stamped };
    }
    case 'shareRevealed':
    case 'escrowOpened': {
      const { org, secret } = event;
      const known = state.draw.shares[org];
      const shares = known ? { ...state.draw.shares, [org]: { ...known, secret } } : state.draw.shares;
      return draw(state, { shares, sealed: state.draw.sealed.filter((party) => party !== org) });
    }
    case 'revealClosed':
      // A void that was asked for and not granted in time is over with the reveal.
      return { ...draw(state, { revealClosedAt: event.at, sealed: event.escrowed }), request: null };
    case 'escrowClosed':
      return draw(state, { sealed: [] });
    default:
      return evolveResult(state, event);
  }
}

function evolveResult(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  const { beacon } = state.draw;
  switch (event.type) {
    case 'beaconTyped':
      return draw(state, {
        beacon: { attempt: event.attempt, first: { by: event.by, org: event.org, text: event.text }, text: null },
      });
    case 'beaconDiffers':
      return draw(state, { beacon: { attempt: event.attempt + 1, first: null, text: null } });
    case 'beaconSet':
      return draw(state, { beacon: { ...beacon, text: event.text } });
    case 'targetsDrawn': {
      const { seed, count, at } = event;
      return { ...draw(state, { drawn: { seed, count, at } }), stage: 'officer_match', since: at };
    }
    case 'matchCompleted':
      return draw(state, { result: { eventsHead: event.eventsHead, resultHash: event.resultHash } });
    case 'voidAsked':
    case 'redrawAsked': {
      const { request: no, by, at } = event;
      const kind = event.type === 'voidAsked' ? 'void' : 'redraw';
      return { ...state, request: { no, kind, by, since: at }, requests: no };
    }
    case 'redrawRefused':
      return { ...state, request: null };
    case 'drawVoided':
    case 'drawSuperseded':
      return {
        ...state,
        stage: 'commitment',
        since: event.at,
        request: null,
        recusals: lapsed(state.recusals),
        draw: noDraw(state.draw.attempt + 1),
      };
    default:
      return evolveOfficers(state, event);
  }
}

/** What nobody decided was about a place of the draw that is over. */
const lapsed = (recusals: JointTaskState['recusals']): JointTaskState['recusals'] =>
  Object.fromEntries(
    Object.entries(recusals).map(([id, one]) => [id, one.state === 'applied' ? { ...one, state: 'lapsed' } : one]),
  );
