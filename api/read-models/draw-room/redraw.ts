import { beijingDay, beijingTime, weekdayOf } from '../../../domain/calendar/beijing';
import type { Instant } from '../../../domain/kernel/time';
import type { ActView, WhyNotView } from '../../../contracts/views/common';
import type { RoomBeacon } from '../../../contracts/views/draw-room';
import { voidable } from '../../../workflows/joint-task/draw/redraw';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { fieldsOf } from '../../forms';
import type { Scene } from '../acts/acts';
import { schemaOf } from '../acts/law';
import { commandTitle } from '../words';
import { DRAW_COMMANDS } from './commands';

/** What nobody is asked for, but the lead's handler may ask: a draw made void, or another one. */
const REQUESTS = ['askVoid', 'askRedraw'] as const;
/** What is explained by the refusal's own words; void and redraw are explained to everybody. */
export const EXPLAINED: ReadonlySet<string> = new Set(
  [...DRAW_COMMANDS].filter((command) => !(REQUESTS as readonly string[]).includes(command)),
);

/** 申请作废, 申请重抽: offered where the model would take them now. */
export const requestsOf = ({ asked }: Scene): readonly ActView[] =>
  REQUESTS.filter((command) => {
    const state = asked.life.state as JointTaskState;
    if (asked.permits[command]?.ok !== true || state.request !== null) return false;
    return command === 'askRedraw' || (state.draw.pool !== null && voidable(state, asked.now));
  }).map((command): ActView => {
    const schema = schemaOf('jointTask', command);
    const fields = (schema && fieldsOf(schema)) ?? [];
    return { command, title: commandTitle(command), subject: null, main: false, fields, href: null };
  });

const moment = (at: Instant): string => {
  const day = beijingDay(at);
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日（${weekdayOf(day)}）${beijingTime(at)}`;
};

const NEW_POOL = '须另行锁定名录，写明理由并经审批';

/** Why a redraw is or is not possible, and that nothing can be hurried: told to everybody alike. */
export function redrawTold(state: JointTaskState, now: Instant, beacon: RoomBeacon | null): readonly WhyNotView[] {
  const { draw, request } = state;
  if (request)
    return [
      {
        title: request.kind === 'void' ? '已申请作废，等待决定' : '已申请重抽，等待决定',
        text: '由牵头部门审批人决定，不能是申请的人。决定之前，这次抽取照常进行。',
      },
    ];
  if (!draw.pool) return [];
  if (draw.drawn) return [afterwards(state)];
  if (!voidable(state, now))
    return [
      {
        title: '为什么不能作废或重抽',
        text: '揭示已经截止，结果从此由公开数据决定，谁都可能先算出来；这时作废，就是挑选结果。',
      },
    ];
  return [
    {
      title: '为什么不能重抽',
      text: `同一次锁定只有一个结果，由公开数据决定。要再抽，${NEW_POOL}；原结果保留。`,
    },
    {
      title: '什么时候可以作废',
      text: `${draw.revealBy === null ? '揭示截止' : moment(draw.revealBy)}之前，牵头部门可以申请作废，写明理由并经审批；已公开的抽取计划和承诺保留。`,
    },
    ...(beacon === null ? [] : [noHurry(beacon)]),
  ];
}

const noHurry = ({ kind, at }: RoomBeacon): WhyNotView => ({
  title: '为什么不能提前开始',
  text:
    kind === 'lottery'
      ? '抽取计划写定取揭示截止后第一期双色球开奖号码，任何人不能改。'
      : `抽取计划写定取${at === null ? '揭示截止后的' : moment(at)}公布的信标，任何人不能改。`,
});

function afterwards({ stage, draw }: JointTaskState): WhyNotView {
  if (stage === 'recusal' || stage === 'schedule')
    return {
      title: '什么时候可以重抽',
      text: `结果已由公开数据决定，不会变。排期之前牵头部门可以申请另抽一次：${NEW_POOL}；原结果保留并公开。`,
    };
  return {
    title: '为什么不能重抽',
    text: draw.result ? '结果已由公开数据决定，检查日程已经排定，不能再另抽。' : '结果已由公开数据决定；正在匹配人员。',
  };
}
