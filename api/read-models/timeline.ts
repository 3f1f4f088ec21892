import type { InspectionEvent } from '../../workflows/inspection/events';
import type { JointTaskEvent } from '../../workflows/joint-task/events';
import { beijingDay, beijingTime } from '../../domain/calendar/beijing';
import type { KernelEvent } from '../../domain/kernel/life';
import type { Instant } from '../../domain/kernel/time';
import type { TimelineEntry } from '../../contracts/views/common';
import type { Names } from './names';
import { actWord, dutyWord } from './words';

export type AnyEvent = JointTaskEvent | InspectionEvent | KernelEvent;

/** A row of the journal as the timeline reads it. */
export interface JournalLine {
  readonly at: Instant;
  readonly by: string;
  readonly event: AnyEvent;
}

/** Lines that a page shows at once. */
const SHOWN = 80;

/**
 * 时间线, in the order given: lines that tell something; housekeeping said several times on end is said once, with its number;
 * `hushed` keeps a quote back from whom it is not for (X3).
 */
export function timelineOf(
  lines: readonly JournalLine[],
  names: Names,
  hushed: (event: AnyEvent) => boolean = () => false,
): readonly TimelineEntry[] {
  const told: { entry: TimelineEntry; times: number }[] = [];
  for (const line of lines) {
    const entry = timelineEntry(line, names);
    if (!entry) continue;
    const last = told.at(-1);
    if (last && sameAs(last.entry, entry)) last.times += 1;
    else if (told.length === SHOWN) break;
    else told.push({ entry: hushed(line.event) ? { ...entry, quote: null } : entry, times: 1 });
  }
  return told.map(({ entry, times }) => (times > 1 ? { ...entry, text: `${entry.text}（${times}件）` } : entry));
}

const sameAs = (a: TimelineEntry, b: TimelineEntry): boolean => !a.key && a.text === b.text && b.quote === null;

/** Whose names the lines say. */
export const namedIn = (lines: readonly JournalLine[]): { persons: string[]; orgs: string[] } => ({
  persons: lines.flatMap(({ by }) => (by === 'system' ? [] : [by])),
  orgs: lines.flatMap(({ event }) => [
    ...('org' in event && event.org !== undefined ? [event.org] : []),
    ...(event.type === 'revealClosed' ? event.absent : []),
  ]),
});

interface Told {
  readonly text: string;
  readonly quote?: string;
  readonly key?: boolean;
}

/** 时间线: each event as a sentence; the system's housekeeping is told apart from people's decisions. */
function timelineEntry({ at, by, event }: JournalLine, names: Names): TimelineEntry | null {
  const told = tell(event, by === 'system' ? '系统' : names.person(by), names);
  return told && { at, text: told.text, quote: told.quote ? told.quote : null, key: told.key ?? false };
}

function tell(event: AnyEvent, who: string, { org }: Names): Told | null {
  switch (event.type) {
    case 'taskOpened':
      return { text: `${who}新建任务` };
    case 'schemeSaved':
      return { text: `${who}保存方案，第${event.version}版` };
    case 'schemeSubmitted':
      return { text: `${who}提交审批，第${event.version}版` };
    case 'schemeApproved':
      return { text: `${who}同意方案`, quote: event.opinion, key: true };
    case 'schemeReturned':
      return { text: `${who}退回方案`, quote: event.reason, key: true };
    case 'schemeAccepted':
      return { text: `${org(event.org)}确认联合方案`, quote: event.opinion, key: true };
    case 'changeAsked':
      return { text: `${org(event.org)}提出调整`, quote: event.reason, key: true };
    case 'schemeConfirmed':
      return { text: '各部门均已确认方案' };
    case 'rungClimbed':
      return { text: RUNG[event.rung](dutyWord(event.key)) };
    case 'actFailed':
      return { text: `系统故障：${actWord(event.act)}`, key: true };
    case 'actRetried':
      return { text: `${who}重试系统事项`, quote: event.reason };
    default:
      return tellDraw(event, who, org);
  }
}

const RUNG = {
  reminder: (what: string) => `系统催办：${what}`,
  escalation: (what: string) => `系统升级到联席会议办公室：${what}`,
  breach: (what: string) => `逾期：${what}`,
} as const;

/** How a recusal came about (V4). */
const INITIATED = { officer: '申请', party: '被申请', informant: '被反映应', agency: '依职权被决定' } as const;

function tellDraw(event: AnyEvent, who: string, org: (id: string) => string): Told | null {
  switch (event.type) {
    case 'poolFrozen':
      return {
        text: `名录锁定：${event.count}户入库，${event.excluded}户除外；名录根 ${event.root.slice(0, 12)}…`,
        key: true,
      };
    case 'rosterConfirmed':
      return {
        text: `${org(event.org)}确认本部门人员${event.absent.length ? `，${event.absent.length}人不能出勤` : ''}${event.conflicts ? `，${event.conflicts}项已知回避情形` : ''}`,
      };
    case 'rosterShort':
      return {
        text: `人员不足：${event.short.map((one) => `${org(one.org)}可派${one.fit}人，每户需${one.wanted}人`).join('；')}`,
      };
    case 'rosterFrozen':
      return { text: `人员名录锁定：名录根 ${event.root.slice(0, 12)}…`, key: true };
    case 'shareCommitted':
      return { text: `${org(event.org)}提交抽取份额的承诺${event.escrowed ? '，份额已交存公证' : ''}` };
    case 'planPublished':
      return { text: `${who}签发抽取计划：哈希 ${event.planHash.slice(0, 12)}…`, key: true };
    case 'planStamped':
      return { text: `抽取计划取得时间戳：${beijingDay(event.genTime)} ${beijingTime(event.genTime)}`, key: true };
    case 'shareRevealed':
      return { text: `${org(event.org)}揭示份额` };
    case 'revealClosed':
      return { text: tellClosed(event, org) };
    case 'escrowOpened':
      return { text: `${who}启封${org(event.org)}交存的份额`, key: true };
    case 'escrowClosed':
      return { text: `启封截止，${event.absent.map(org).join('、')}按空值计入` };
    case 'beaconTyped':
      return { text: `${who}第一次录入公开信标` };
    case 'beaconDiffers':
      return { text: '两次录入的信标不同，重新录入' };
    case 'beaconSet':
      return { text: `${who}录入，公开信标确定：${event.text.slice(0, 24)}`, key: true };
    case 'targetsDrawn':
      return { text: `抽取对象${event.count}户`, key: true };
    default:
      return tellRedraw(event, who, org);
  }
}

function tellClosed(
  { absent, escrowed }: Extract<AnyEvent, { type: 'revealClosed' }>,
  org: (id: string) => string,
): string {
  if (absent.length + escrowed.length === 0) return '揭示截止，各部门均已揭示';
  const parts = [
    ...(absent.length ? [`${absent.map(org).join('、')}缺席，按空值计入`] : []),
    ...(escrowed.length ? [`${escrowed.map(org).join('、')}未揭示，由公证启封交存的份额`] : []),
  ];
  return `揭示截止，${parts.join('；')}`;
}

function tellRedraw(event: AnyEvent, who: string, org: (id: string) => string): Told | null {
  switch (event.type) {
    case 'voidAsked':
      return { text: `${who}申请作废本次抽取`, quote: event.reason };
    case 'redrawAsked':
      return { text: `${who}申请重抽`, quote: event.reason };
    case 'redrawRefused':
      return { text: `${who}不同意`, quote: event.reason };
    case 'drawVoided':
      return { text: `${who}同意作废${event.drawId}，另行锁定名录`, quote: event.reason, key: true };
    case 'drawSuperseded':
      return { text: `${who}同意重抽：${event.drawId}的结果保留并公开，另行锁定名录`, quote: event.reason, key: true };
    default:
      return tellOfficers(event, who, org);
  }
}

function tellOfficers(event: AnyEvent, who: string, org: (id: string) => string): Told | null {
  switch (event.type) {
    case 'officersMatched':
      return {
        text: `${org(event.org)}匹配人员${event.officers.length}人，${event.members}个岗位${event.vacant ? `，空缺${event.vacant}个` : ''}`,
        key: true,
      };
    case 'matchCompleted':
      return { text: `抽取完成，开始回避申报：结果哈希 ${event.resultHash.slice(0, 12)}…`, key: true };
    case 'noConflictDeclared':
      return { text: '执法人员声明无利害关系' };
    case 'recusalApplied':
      return {
        text: `${org(event.org)}一名执法人员${INITIATED[event.initiator]}回避第${event.position}号对象`,
        key: true,
      };
    case 'recusalGranted':
      return {
        text: `${who}准予回避${event.visited ? '；检查已经结束，不再换人' : ''}`,
        quote: event.reason,
        key: true,
      };
    case 'recusalRefused':
      return { text: `${who}不予回避`, quote: event.reason, key: true };
    case 'officerReplaced':
      return {
        text: event.to
          ? `${org(event.org)}第${event.position}号对象按递补规则（${event.rule}）换人`
          : `${org(event.org)}第${event.position}号对象无人可递补，出现空缺`,
        key: true,
      };
    case 'officerAppointed':
      return { text: `${who}指定人员补第${event.position}号对象的空缺（非抽取）`, quote: event.reason, key: true };
    case 'teamTold':
      return { text: `第${event.position}号对象的检查组已换人` };
    case 'recusalClosed':
      return { text: '回避申报完毕' };
    default:
      return tellVisits(event, who, org);
  }
}

function tellVisits(event: AnyEvent, who: string, org: (id: string) => string): Told | null {
  switch (event.type) {
    case 'visitsScheduled':
      return { text: `${who}排定${event.visits}次检查，${event.first}至${event.last}`, key: true };
    case 'inspectionsBegun':
      return { text: `检查开始：第${event.from + 1}至${event.to}户` };
    case 'inspectionsCollected':
      return { text: `${event.closed}户检查全部办结` };
    case 'taskClosed':
      return { text: `${who}归档`, quote: event.opinion, key: true };
    case 'inspectionOpened':
      return { text: '检查任务下达' };
    case 'teamChanged':
      return { text: '检查组换人（回避或补缺）', key: true };
    case 'arrived':
      return { text: `检查组到场，${event.officers.length}人`, key: true };
    case 'resultsEntered':
      return { text: `${org(event.org)}录入结果，第${event.round}次`, key: true };
    case 'visitEnded':
      return { text: '各部门录入完毕，检查结束' };
    case 'reviewPassed':
      return { text: `${org(event.org)}审核通过`, quote: event.opinion, key: true };
    case 'resultsReturned':
      return { text: `${org(event.org)}退回修改`, quote: event.reason, key: true };
    case 'allPassed':
      return { text: '各部门均已审核通过' };
    case 'published':
      return { text: '检查结果已公示', key: true };
    case 'delivered':
      return {
        text: `已报送${event.channel === 'province' ? '省平台' : event.channel}，回执 ${event.receipt}`,
        key: true,
      };
    default:
      return null;
  }
}
