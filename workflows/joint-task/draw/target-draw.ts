import { parsePlan } from '../../../domain/draw/plan/parse';
import { shareCommitment } from '../../../domain/draw/seed';
import type { Duty, OrgId } from '../../../domain/kernel/duty';
import { unhex, type Hash } from '../../../domain/kernel/hash';
import { ok, refuse, type Result } from '../../../domain/kernel/result';
import type { Instant } from '../../../domain/kernel/time';
import type { JointTaskEvent } from '../events';
import { asked, onAct, onCommand, orgOf, personOf, type TaskStage } from '../stage';
import { departmentsOf, type JointTaskState } from '../state';
import { checkBeacon, publishedAt } from './beacon';
import { escrowBy } from './plan';

/** What `fetchBeacon` hands in: drand's signature of the plan's round, in hexadecimal. */
export interface FetchedBeacon {
  readonly key: string;
  readonly text: string;
}

/** What `stampPlan` hands in: an authority's answer about the plan, in base64, and the time that it says. */
export interface StampedPlan {
  readonly key: string;
  readonly drawId: string;
  readonly genTime: Instant;
  readonly tsr: string;
}

/** What `drawTargets` hands in: the outcome of the draw and its rows. */
export interface DrawnTargets {
  readonly key: string;
  readonly seed: string;
  readonly targets: readonly Readonly<Record<string, unknown>>[];
}

/** 抽取对象: shares revealed, beacon set, drawn. An absent department counts as empty (draw.md §2). */
export const targetDrawStage: TaskStage = {
  handlers: {
    revealShare: onCommand('revealShare', {
      decide(state, { secret }, { actor, hash, now }) {
        const org = orgOf(actor);
        const { shares, revealClosedAt, revealBy } = state.draw;
        if (shares[org]?.secret) return refuse('SHARE_ALREADY_REVEALED', {});
        if (revealClosedAt || (revealBy && now >= revealBy)) return refuse('REVEAL_CLOSED', { by: revealBy ?? '' });
        const opened = opens(state, org, secret, hash);
        return opened.ok ? ok({ events: [{ type: 'shareRevealed', org, secret }] }) : opened;
      },
    }),
    stampPlan: onAct<StampedPlan>({
      decide: (_state, { drawId, genTime, tsr }) =>
        ok({ events: [{ type: 'planStamped', genTime }], sets: { planStamps: [{ drawId, genTime, tsr }] } }),
    }),
    closeReveal: onAct({
      decide(state) {
        const missing = departmentsOf(state).filter((org) => !state.draw.shares[org]?.secret);
        const escrowed = missing.filter((org) => state.draw.shares[org]?.escrowed);
        return ok({
          events: [{ type: 'revealClosed', absent: missing.filter((org) => !escrowed.includes(org)), escrowed }],
        });
      },
    }),
    openEscrow: onCommand('openEscrow', {
      decide(state, { party, secret }, { hash, now }) {
        const by = escrowBy(state, state.draw.revealBy ?? now);
        // The beacon comes right after, also while a late timer still owes the end.
        if (now >= by) return refuse('REVEAL_CLOSED', { by });
        if (!state.draw.sealed.includes(party)) return refuse('NO_SUCH_THING', { what: `待启封的份额 ${party}` });
        const opened = opens(state, party, secret, hash);
        return opened.ok ? ok({ events: [{ type: 'escrowOpened', org: party, secret }] }) : opened;
      },
    }),
    closeEscrow: onAct({
      decide: ({ draw }) => ok({ events: [{ type: 'escrowClosed', absent: draw.sealed }] }),
    }),
    setBeacon: onCommand('setBeacon', {
      decide(state, { text }, context) {
        const { revealClosedAt, revealBy, beacon } = state.draw;
        if (!revealClosedAt) return refuse('REVEAL_OPEN', { by: revealBy ?? '' });
        if (beacon.text) return refuse('BEACON_ALREADY_SET', {});
        // Who knows the beacon must not decide whether a deposited share is opened: one seed or another.
        if (state.draw.sealed.length > 0) return refuse('ESCROW_OPEN', { parties: state.draw.sealed.join('、') });
        const checked = checkBeacon(state.draw.planText, text, context);
        if (!checked.ok) return checked;
        // A signature proves itself: one hand is enough, whoever carries it.
        if (drandOf(state)) return ok({ events: [{ type: 'beaconSet', text }] });
        return typed(state, text, personOf(context.actor), orgOf(context.actor));
      },
    }),
    fetchBeacon: onAct<FetchedBeacon>({
      decide(state, { text }, context) {
        const checked = checkBeacon(state.draw.planText, text, context);
        return checked.ok ? ok({ events: [{ type: 'beaconSet', text }] }) : checked;
      },
    }),
    drawTargets: onAct<DrawnTargets>({
      decide: (_state, { seed, targets }) =>
        ok({
          events: [{ type: 'targetsDrawn', seed, count: targets.length }],
          sets: { drawnTargets: targets },
        }),
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    const { revealBy, revealClosedAt, beacon, sealed, attempt } = state.draw;
    if (state.stage !== 'target_draw' || !revealBy) return [];
    if (!revealClosedAt) return revealDuties(state, revealBy, calendar);
    if (sealed.length > 0) return escrowDuties(state, revealBy, calendar);
    if (!beacon.text) return beaconDuties(state, revealClosedAt, calendar);
    return [{ kind: 'effect', key: `draw-targets/${attempt}`, stage: state.stage, act: 'drawTargets' }];
  },
};

type Calendar = Parameters<typeof asked>[1];

/** Whether a secret is the one that a party has committed itself to. */
function opens(state: JointTaskState, org: OrgId, secret: string, hash: Hash): Result<void> {
  const share = state.draw.shares[org];
  if (!share) return refuse('SHARE_NOT_COMMITTED', {});
  const commit = shareCommitment(hash, state.draw.pool?.drawId ?? '', org, unhex(secret));
  if (!commit.ok) return commit;
  return commit.value === share.commit ? ok(undefined) : refuse('SHARE_MISMATCH', { party: org });
}

/** The lottery's number is typed twice, by two persons of two departments. */
function typed(
  state: JointTaskState,
  text: string,
  person: string,
  org: OrgId,
): Result<{ readonly events: readonly JointTaskEvent[] }> {
  const { first, attempt } = state.draw.beacon;
  if (!first) return ok({ events: [{ type: 'beaconTyped', org, text, attempt }] });
  if (first.by === person) return refuse('FOUR_EYES', { what: '第二次录入', first: '第一次录入' });
  // Two persons of one department could agree on a number; another department reads the same draw of the lottery.
  if (first.org === org && departmentsOf(state).length > 1)
    return refuse('NOT_YOUR_DEPARTMENT', { command: '第二次录入公开信标' });
  const event: JointTaskEvent =
    first.text === text ? { type: 'beaconSet', text, org } : { type: 'beaconDiffers', attempt };
  return ok({ events: [event] });
}

const drandOf = (state: JointTaskState) => {
  const plan = parsePlan(state.draw.planText);
  return plan.ok && plan.value.beacon.kind === 'drand' ? plan.value.beacon : null;
};

/** A stamp after the reveal would prove nothing: then it is owed no more, and the draw never waits for it. */
const stampDuties = ({ draw, stage }: JointTaskState): Duty[] =>
  draw.stamping ? [{ kind: 'effect', key: `stamp-plan/${draw.attempt}`, stage, act: 'stampPlan' }] : [];

const revealDuties = (state: JointTaskState, revealBy: Instant, calendar: Calendar): Duty[] => [
  ...stampDuties(state),
  ...departmentsOf(state)
    .filter((org) => !state.draw.shares[org]?.secret)
    .map((org) =>
      asked(state, calendar, {
        key: `reveal/${state.draw.attempt}/${org}`,
        command: 'revealShare',
        org,
        since: state.since,
        clock: 'reveal',
        subject: org,
      }),
    ),
  { kind: 'timer', key: `close-reveal/${state.draw.attempt}`, stage: state.stage, act: 'closeReveal', due: revealBy },
];

/** 启封: before the beacon is known to anybody, the notary opens what was deposited with him; what is still sealed at the end of his time counts as absent. */
function escrowDuties(state: JointTaskState, revealBy: Instant, calendar: Calendar): Duty[] {
  const { sealed, attempt } = state.draw;
  return [
    ...sealed.map((org) =>
      asked(state, calendar, {
        key: `escrow/${attempt}/${org}`,
        command: 'openEscrow',
        org: 'notary',
        since: revealBy,
        clock: 'escrow',
        subject: org,
      }),
    ),
    {
      kind: 'timer',
      key: `close-escrow/${attempt}`,
      stage: state.stage,
      act: 'closeEscrow',
      due: escrowBy(state, revealBy),
    },
  ];
}

/** drand's round is fetched when it is out, and may be pasted by hand if it cannot be; the lottery's number is typed twice. */
function beaconDuties(state: JointTaskState, since: Instant, calendar: Calendar): Duty[] {
  const { attempt, beacon } = state.draw;
  const { first, attempt: tried } = beacon;
  const second = departmentsOf(state).find((org) => org !== state.lead) ?? state.lead;
  const person = (key: string, org: OrgId) =>
    asked(state, calendar, { key, command: 'setBeacon', org, since, clock: 'beacon' });
  const drand = drandOf(state);
  if (drand)
    return [
      person(`beacon/${attempt}/signature`, state.lead),
      {
        kind: 'timer',
        key: `fetch-beacon/${attempt}`,
        stage: state.stage,
        act: 'fetchBeacon',
        due: publishedAt(drand),
      },
    ];
  return [person(`beacon/${attempt}/${tried}/${first ? 'second' : 'first'}`, first ? second : state.lead)];
}
