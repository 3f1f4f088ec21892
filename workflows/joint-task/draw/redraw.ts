import type { Instant } from '../../../domain/kernel/time';
import { ok, refuse } from '../../../domain/kernel/result';
import type { JointTaskEvent } from '../events';
import { asked, onCommand, personOf, type TaskStage } from '../stage';
import type { JointTaskState } from '../state';

/** Whether a plan may still be void: nobody has yet been able to know the result (draw.md §2 "Restart attack"). */
export const voidable = ({ draw }: JointTaskState, now: Instant): boolean =>
  draw.revealClosedAt === null && (draw.revealBy === null || now < draw.revealBy);

/**
 * 作废、重抽: asked for by the lead's handler with a reason, decided by its approver. Before the reveal has closed a draw may be
 * void; a result can only be followed by another draw, and both stay on record and public.
 */
export const redrawStage: TaskStage = {
  handlers: {
    askVoid: onCommand('askVoid', {
      decide(state, { reason }, { now }) {
        if (state.request) return refuse('REQUEST_PENDING', {});
        if (!state.draw.pool) return refuse('PLAN_NOT_READY', {});
        if (!voidable(state, now)) return refuse('VOID_TOO_LATE', { by: state.draw.revealBy ?? '' });
        return ok({ events: [{ type: 'voidAsked', request: state.requests + 1, reason }] });
      },
    }),
    askRedraw: onCommand('askRedraw', {
      decide(state, { reason }) {
        if (state.request) return refuse('REQUEST_PENDING', {});
        return ok({ events: [{ type: 'redrawAsked', request: state.requests + 1, reason }] });
      },
    }),
    decideRedraw: onCommand('decideRedraw', {
      decide(state, { grant, reason }, { actor, now }) {
        const { request, draw } = state;
        if (!request) return refuse('NO_REQUEST', {});
        if (request.by === personOf(actor)) return refuse('FOUR_EYES', { what: '决定', first: '申请' });
        const { no } = request;
        if (grant === 'no') return ok({ events: [{ type: 'redrawRefused', request: no, reason }] });
        if (request.kind === 'void' && !voidable(state, now))
          return refuse('VOID_TOO_LATE', { by: draw.revealBy ?? '' });
        const type = request.kind === 'void' ? 'drawVoided' : 'drawSuperseded';
        const ended: JointTaskEvent = { type, request: no, drawId: draw.pool?.drawId ?? '', reason };
        return ok({ events: [ended] });
      },
    }),
  },
  /** The approver is awaited while a request is open, in whatever stage. */
  duties: (state, { calendar }) =>
    state.request
      ? [
          asked(state, calendar, {
            key: `redraw/${state.request.no}`,
            command: 'decideRedraw',
            org: state.lead,
            since: state.request.since,
            clock: 'redraw',
          }),
        ]
      : [],
};
