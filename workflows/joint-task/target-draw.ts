import { shareCommitment } from '../../domain/draw/seed';
import type { Duty } from '../../domain/kernel/duty';
import { unhex } from '../../domain/kernel/hash';
import { ok, refuse } from '../../domain/kernel/result';
import { BEACON, isLotteryNumber } from './beacon';
import type { JointTaskEvent } from './events';
import { asked, onAct, onCommand, orgOf, personOf, type TaskStage } from './stage';
import { departmentsOf, type JointTaskState } from './state';

/** What `drawTargets` hands in: the outcome of the draw and its rows. */
export interface DrawnTargets {
  readonly key: string;
  readonly seed: string;
  readonly eventsHead: string;
  readonly resultHash: string;
  readonly targets: readonly Readonly<Record<string, unknown>>[];
}

/** 抽取对象: shares revealed, beacon typed by two persons, drawn. An absent department counts as empty (draw.md §2). */
export const targetDrawStage: TaskStage = {
  handlers: {
    revealShare: onCommand('revealShare', {
      decide(state, { secret }, { actor, hash, now }) {
        const org = orgOf(actor);
        const share = state.shares[org];
        if (!share) return refuse('SHARE_NOT_COMMITTED', {});
        if (share.secret) return refuse('SHARE_ALREADY_REVEALED', {});
        if (state.revealClosedAt || (state.revealBy && now >= state.revealBy))
          return refuse('REVEAL_CLOSED', { by: state.revealBy ?? '' });
        const commit = shareCommitment(hash, state.pool?.drawId ?? '', org, unhex(secret));
        if (!commit.ok) return commit;
        if (commit.value !== share.commit) return refuse('SHARE_MISMATCH', { party: org });
        return ok({ events: [{ type: 'shareRevealed', org, secret }] });
      },
    }),
    closeReveal: onAct({
      decide(state) {
        const absent = departmentsOf(state).filter((org) => !state.shares[org]?.secret);
        return ok({ events: [{ type: 'revealClosed', absent }] });
      },
    }),
    setBeacon: onCommand('setBeacon', {
      decide(state, { text }, { actor }) {
        if (!state.revealClosedAt) return refuse('REVEAL_OPEN', { by: state.revealBy ?? '' });
        const { first, attempt, text: set } = state.beacon;
        if (set) return refuse('BEACON_ALREADY_SET', {});
        if (!isLotteryNumber(text)) return refuse('BEACON_MALFORMED', { format: BEACON.format });
        const org = orgOf(actor);
        if (!first) return ok({ events: [{ type: 'beaconTyped', org, text, attempt }] });
        if (first.by === personOf(actor)) return refuse('FOUR_EYES', { what: '第二次录入', first: '第一次录入' });
        // Two persons of one department could agree on a number; another department reads the same draw of the lottery.
        if (first.org === org && departmentsOf(state).length > 1)
          return refuse('NOT_YOUR_DEPARTMENT', { command: '第二次录入公开信标' });
        const event: JointTaskEvent =
          first.text === text ? { type: 'beaconSet', text } : { type: 'beaconDiffers', attempt };
        return ok({ events: [event] });
      },
    }),
    drawTargets: onAct<DrawnTargets>({
      decide(_state, { seed, eventsHead, resultHash, targets }) {
        return ok({
          events: [{ type: 'targetsDrawn', seed, count: targets.length, eventsHead, resultHash }],
          sets: { drawnTargets: targets },
        });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'target_draw' || !state.revealBy) return [];
    if (!state.revealClosedAt) {
      const reveals = departmentsOf(state)
        .filter((org) => !state.shares[org]?.secret)
        .map((org) =>
          asked(state, calendar, {
            key: `reveal/1/${org}`,
            command: 'revealShare',
            org,
            since: state.since,
            clock: 'reveal',
            subject: org,
          }),
        );
      return [
        ...reveals,
        { kind: 'timer', key: 'close-reveal/1', stage: state.stage, act: 'closeReveal', due: state.revealBy },
      ];
    }
    if (!state.beacon.text) return beaconDuties(state, calendar);
    return [{ kind: 'effect', key: 'draw-targets/1', stage: state.stage, act: 'drawTargets' }];
  },
};

/** Two persons type the beacon: the lead's handler first, then a participating department's (the lead's other, if alone). */
function beaconDuties(state: JointTaskState, calendar: Parameters<typeof asked>[1]): Duty[] {
  const { attempt, first } = state.beacon;
  const second = departmentsOf(state).find((org) => org !== state.lead) ?? state.lead;
  const org = first ? second : state.lead;
  const key = `beacon/${attempt}/${first ? 'second' : 'first'}`;
  return [
    asked(state, calendar, {
      key,
      command: 'setBeacon',
      org,
      since: state.revealClosedAt ?? state.since,
      clock: 'beacon',
    }),
  ];
}
