import type { VNode } from 'preact';
import { beijingTime } from '../../../domain/calendar/beijing';
import type { Status } from '../../../contracts/views/common';
import type { DrawRoomView, RoomBeacon, RoomDraw } from '../../../contracts/views/draw-room';
import { StatusMark } from '../../components/status';
import { nearMoment, num, timeOfDay, UNKNOWN } from '../../format';

/** 3f9a…c2: told apart at a glance; the whole of it stands below. */
const brief = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-2)}`;

export interface Step {
  readonly word: string;
  /** The one number of the step. */
  readonly big: string;
  readonly status: Status;
  readonly note: string;
  /** A root or hash, in mono. */
  readonly mono: string | null;
  readonly done: boolean;
}

const idle = (word: string, note = '已预告'): Step => ({
  word,
  big: UNKNOWN,
  status: { word: note, tone: 'idle' },
  note: '',
  mono: null,
  done: false,
});

/** 锁定名录, 份额, 揭示, 信标, 结果: how far each is. */
export function stepsOf({ draw, asOf }: Pick<DrawRoomView, 'draw' | 'asOf'>, wall: boolean): readonly Step[] {
  if (!draw) return ['锁定名录', '提交份额', '揭示份额', '公开信标', '结果'].map((word) => idle(word));
  return [
    poolStep(draw),
    shareStep(draw, asOf),
    revealStep(draw, asOf),
    beaconStep(draw, asOf, wall),
    resultStep(draw),
  ];
}

function poolStep({ pool, roster }: RoomDraw): Step {
  const frozen = roster.root !== null;
  return {
    word: '锁定名录',
    big: num(pool.count),
    status: frozen ? { word: '已锁定', tone: 'done' } : { word: '名录已锁定', tone: 'move' },
    note: frozen ? '根' : `人员名录确认${roster.confirmed}/${roster.of}`,
    mono: frozen ? brief(pool.root) : null,
    done: frozen,
  };
}

const latest = (moments: readonly (string | null)[]): string | null =>
  moments.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);

function shareStep({ shares, plan }: RoomDraw, asOf: string): Step {
  const given = shares.filter(({ commit }) => commit !== null).length;
  const all = given === shares.length;
  const last = latest(shares.map(({ committedAt }) => committedAt));
  const signed = plan?.signed != null;
  return {
    word: '提交份额',
    big: `${given}/${shares.length}`,
    status: !all
      ? { word: '提交中', tone: 'move' }
      : signed
        ? { word: '已提交', tone: 'done' }
        : { word: plan ? '待签发计划' : '已提交', tone: plan ? 'move' : 'done' },
    note: all && last !== null ? nearMoment(last, asOf) : '',
    mono: null,
    done: all && signed,
  };
}

function revealStep({ shares, plan, revealBy, revealClosedAt }: RoomDraw, asOf: string): Step {
  if (plan?.signed == null || revealBy === null) return idle('揭示份额');
  const shown = shares.filter(({ revealedAt }) => revealedAt !== null).length;
  const absent = shares.filter((share) => share.absent).length;
  const sealed = revealClosedAt !== null && shown + absent < shares.length;
  return {
    word: '揭示份额',
    big: `${shown}/${shares.length}`,
    status:
      revealClosedAt === null
        ? { word: '揭示中', tone: 'move' }
        : sealed
          ? { word: '待公证启封', tone: 'move' }
          : { word: absent > 0 ? `${absent}个部门缺席` : '已揭示', tone: absent > 0 ? 'warn' : 'done' },
    note: revealClosedAt === null ? `${nearMoment(revealBy, asOf)} 截止` : nearMoment(revealClosedAt, asOf),
    mono: null,
    done: revealClosedAt !== null && !sealed,
  };
}

/** What the step is about: drand's round, or the lottery. */
const beaconWord = ({ kind, round }: RoomBeacon): string =>
  kind === 'lottery' ? '双色球' : round === null ? 'drand' : `${num(round)}轮`;

/** Typed not yet, once, or twice and not alike: then both begin again, and until they have the room says why. */
function typedOnce({ first, differed }: RoomBeacon, early: boolean, when: string): Pick<Step, 'status' | 'note'> {
  const again = first === null ? '请两人重新录入' : '已重录一次，等第二人录入';
  if (differed) return { status: { word: '两次录入不同', tone: 'warn' }, note: again };
  return first === null
    ? { status: { word: '等待信标', tone: early ? 'idle' : 'move' }, note: when }
    : { status: { word: '已录入一次', tone: 'move' }, note: '等第二人录入' };
}

function beaconStep({ beacon, revealClosedAt }: RoomDraw, asOf: string, wall: boolean): Step {
  const when = beacon.at === null ? '' : nearMoment(beacon.at, asOf);
  if (beacon.text !== null)
    return {
      word: '公开信标',
      // A round has too many digits for a wall: there it stands small.
      big:
        beacon.kind === 'lottery' ? '已公布' : wall && beacon.at !== null ? beijingTime(beacon.at) : beaconWord(beacon),
      status: {
        word: beacon.kind === 'lottery' ? '两次录入一致' : wall ? beaconWord(beacon) : '签名已核实',
        tone: 'done',
      },
      note: beacon.set === null || wall ? '' : timeOfDay(beacon.set.at),
      mono: null,
      done: true,
    };
  return {
    word: '公开信标',
    big: beacon.kind === 'drand' && beacon.at !== null ? beijingTime(beacon.at) : beaconWord(beacon),
    ...typedOnce(beacon, revealClosedAt === null, when),
    mono: null,
    done: false,
  };
}

function resultStep({ result }: RoomDraw): Step {
  if (!result) return idle('结果');
  return {
    word: '结果',
    big: `${num(result.count)}户`,
    status: result.hash === null ? { word: '匹配人员中', tone: 'move' } : { word: '已抽取', tone: 'done' },
    note: '',
    mono: result.hash === null ? null : brief(result.hash),
    done: result.hash !== null,
  };
}

/** The steps in a row; the first that is not done is where the draw stands. */
export function Steps({
  view,
  wall = false,
}: {
  readonly view: Pick<DrawRoomView, 'draw' | 'asOf'>;
  readonly wall?: boolean;
}): VNode {
  const steps = stepsOf(view, wall);
  const now = steps.findIndex(({ done }) => !done);
  return (
    <ol class="steps" aria-label="抽取步骤">
      {steps.map(({ word, big, status, note, mono, done }, index) => (
        <li
          key={word}
          class={done ? 'was' : index === now ? 'now' : undefined}
          aria-current={index === now ? 'step' : undefined}
        >
          {index + 1} {word}
          <span class="big">{big}</span>
          <span class="small">
            <StatusMark {...status} /> {note} {mono === null ? null : <span class="mono">{mono}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
