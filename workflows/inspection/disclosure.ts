import { ok } from '../../domain/kernel/result';
import type { Duty } from '../../domain/kernel/duty';
import { clockFrom } from '../clock';
import { onAct, type VisitStage } from './stage';

/** What `publish` hands in: the public record as it stands on the site, its hash, and when it was due (D1). */
export interface PublishedRecord {
  readonly key: string;
  readonly payload: string;
  readonly payloadHash: string;
}
export interface DeliveredRecord {
  readonly key: string;
  readonly channel: string;
  readonly businessKey: string;
  readonly receipt: string;
}

/** 公示与报送: published within 20 working days of the inspection's end (D1), then delivered until acknowledged. */
export const disclosureStage: VisitStage = {
  handlers: {
    publish: onAct<PublishedRecord>({
      decide(state, { payload, payloadHash }) {
        const version = state.published + 1;
        return ok({
          events: [{ type: 'published', version, payloadHash }],
          sets: { disclosures: [{ taskId: state.task, version, payload, payloadHash }] },
        });
      },
    }),
    deliver: onAct<DeliveredRecord>({
      decide: (state, { channel, businessKey, receipt }) =>
        ok({ events: [{ type: 'delivered', channel, version: state.published, businessKey, receipt }] }),
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    const clock: Duty[] =
      state.endedAt && state.published === 0
        ? [
            {
              kind: 'clock',
              key: 'd1/1',
              stage: state.stage,
              role: 'reviewer',
              org: state.lead,
              deadline: clockFrom(state.endedAt, 'D1', state.versions, calendar),
            },
          ]
        : [];
    if (state.stage !== 'passed') return clock;
    const act: Duty =
      state.published === 0
        ? { kind: 'effect', key: 'publish/1', stage: state.stage, act: 'publish' }
        : { kind: 'effect', key: `deliver/${state.published}`, stage: state.stage, act: 'deliver' };
    return [act, ...clock];
  },
};
