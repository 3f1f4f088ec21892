import { ok, refuse } from '../../domain/kernel/result';
import type { JointTaskEvent } from './events';
import { asked, onCommand, orgOf, type TaskStage } from './stage';
import { participantsOf } from './state';

/** 会商确认: ended when every participating department (参与部门) has accepted; no letter is needed (seed 三（一）). */
export const confirmationStage: TaskStage = {
  handlers: {
    acceptScheme: onCommand('acceptScheme', {
      decide(state, { opinion }, { actor }) {
        const org = orgOf(actor);
        if (state.replies[org] !== 'pending') return refuse('ALREADY_REPLIED', {});
        const accepted: JointTaskEvent = { type: 'schemeAccepted', org, opinion };
        const last = participantsOf(state).every((other) => other === org || state.replies[other] === 'accepted');
        return ok({ events: last ? [accepted, { type: 'schemeConfirmed' }] : [accepted] });
      },
    }),
    askChange: onCommand('askChange', {
      decide(state, { reason }, { actor }) {
        const org = orgOf(actor);
        if (state.replies[org] !== 'pending') return refuse('ALREADY_REPLIED', {});
        return ok({ events: [{ type: 'changeAsked', org, reason }] });
      },
    }),
  },
  duties: (state, { calendar }) =>
    state.stage !== 'confirmation'
      ? []
      : participantsOf(state)
          .filter((org) => state.replies[org] === 'pending')
          .map((org) =>
            asked(state, calendar, {
              key: `confirm/${state.round}/${org}`,
              command: 'acceptScheme',
              org,
              since: state.since,
              clock: 'confirmation',
              subject: org,
            }),
          ),
};
