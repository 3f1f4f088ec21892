import { ok, refuse } from '../../domain/kernel/result';
import { asked, onCommand, personOf, type TaskStage } from './stage';

/** 待审批: ended by the lead's approver, who is not the person that submitted (four eyes). */
export const approvalStage: TaskStage = {
  handlers: {
    approveScheme: onCommand('approveScheme', {
      decide(state, { opinion }, { actor }) {
        if (personOf(actor) === state.submittedBy) return refuse('FOUR_EYES', { what: '审批', first: '提交' });
        const confirmed = (state.scheme?.departments.length ?? 0) <= 1;
        return ok({
          events: [{ type: 'schemeApproved', opinion }, ...(confirmed ? [{ type: 'schemeConfirmed' as const }] : [])],
        });
      },
    }),
    returnScheme: onCommand('returnScheme', {
      decide(state, { reason }, { actor }) {
        if (personOf(actor) === state.submittedBy) return refuse('FOUR_EYES', { what: '审批', first: '提交' });
        return ok({ events: [{ type: 'schemeReturned', reason }] });
      },
    }),
  },
  duties: (state, { calendar }) =>
    state.stage === 'approval'
      ? [
          asked(state, calendar, {
            key: `approval/${state.round}`,
            command: 'approveScheme',
            org: state.lead,
            since: state.since,
            clock: 'approval',
          }),
        ]
      : [],
};
