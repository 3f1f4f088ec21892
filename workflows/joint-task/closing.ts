import { ok } from '../../domain/kernel/result';
import { asked, onCommand, type TaskStage } from './stage';

/** 归档中: everything is disclosed and delivered; the lead seals the task. */
export const closingStage: TaskStage = {
  handlers: {
    closeTask: onCommand('closeTask', {
      decide: (_state, { opinion }) => ok({ events: [{ type: 'taskClosed', opinion }] }),
    }),
  },
  duties: (state, { calendar }) =>
    state.stage === 'closing'
      ? [
          asked(state, calendar, {
            key: 'closing/1',
            command: 'closeTask',
            org: state.lead,
            since: state.since,
            clock: 'closing',
          }),
        ]
      : [],
};
