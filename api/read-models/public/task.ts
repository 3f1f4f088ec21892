import { beijingDay } from '../../../domain/calendar/beijing';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { JOINT_TASK_STAGES, type JointTaskStage } from '../../../contracts/stages/joint-task';
import type { RailStep } from '../../../contracts/views/common';
import type { PublicTaskView } from '../../../contracts/views/public';
import { iso, isoOrNull, type ReadDb } from '../db';
import { eventsOf } from '../history';
import type { PageQuery } from '../index';
import { endOf, monthDay } from '../task/rail';
import { taskFacts, type TaskFacts } from '../task/row';
import { expertsText, shareOf, windowText } from '../task/summary';
import type { JournalLine } from '../timeline';
import { stageStatus } from '../words';
import { disclosedOf } from './disclosed';
import { publicDrawStatus } from './logged';

interface DepartmentRow {
  readonly org: string;
  readonly name: string;
  readonly lead: boolean;
  readonly committed: boolean;
  readonly revealed: boolean;
}
interface ItemRow {
  readonly name: string;
  readonly organ: string;
  readonly kind: 'key' | 'general';
  readonly basis: string;
}

/**
 * 公众任务页, from the freezing of the pool on: before it nothing has been decided that concerns the public. Until a plan is
 * signed it tells that a draw is announced, and no more: who knew pool and window earlier could be warned.
 */
export async function publicTask(db: ReadDb, id: string, query: PageQuery): Promise<PublicTaskView | null> {
  const task = await taskFacts(db, id);
  if (!task || task.draw_id === null || task.serial === null || !task.scheme) return null;
  const [departments, items, towns, lines, disclosed] = await Promise.all([
    departmentRows(db, task),
    itemRows(db, task.scheme),
    townNames(db, task.scheme),
    eventsOf(db, id, [
      'schemeConfirmed',
      'planPublished',
      'targetsDrawn',
      'matchCompleted',
      'recusalClosed',
      'inspectionsCollected',
      'taskClosed',
      'revealClosed',
    ]),
    disclosedOf(db, id, query),
  ]);
  const signed = lines.some(({ event }) => event.type === 'planPublished');
  return {
    number: task.number,
    id,
    name: task.name,
    drill: task.drill,
    status: signed ? stageStatus('jointTask', task.stage, null) : publicDrawStatus('planned'),
    sentence: signed ? sentenceOf(task) : '已经预告一次抽取。范围、名录和时间，在抽取计划签发时公布。',
    rail: signed ? railOf(task, lines) : [],
    lead: departments.find(({ lead }) => lead)?.name ?? task.lead_org,
    about: signed
      ? {
          participants: departments.filter(({ lead }) => !lead).map(({ name }) => name),
          experts: task.scheme.experts ? expertsText(task.scheme.experts, '专业人员库') : null,
          scope: scopeText(task.scheme, towns, task),
          window: windowText(task.window_from, task.window_to),
          items,
        }
      : null,
    draw: {
      id: task.draw_id,
      serial: task.serial,
      status: publicDrawStatus(task.draw_state ?? ''),
      plan: planOf(task, departments, lines),
    },
    progress: { drawn: task.drawn_count, inspected: task.inspected_count, disclosed: task.disclosed_count },
    disclosed: disclosed.rows,
    // Every record has a line for each item of the scheme.
    disclosedTotal: task.disclosed_count * task.scheme.items.length,
    next: disclosed.next,
    asOf: iso(task.now),
  };
}

const departmentRows = (db: ReadDb, { id, draw_id }: TaskFacts) =>
  db.rows<DepartmentRow>(
    `SELECT d.org_id AS org, o.name, d.lead, s.draw_id IS NOT NULL AS committed, s.secret IS NOT NULL AS revealed
     FROM task_department d JOIN org_unit o ON o.id = d.org_id LEFT JOIN draw_share s ON s.draw_id = $2 AND s.org_id = d.org_id
     WHERE d.task_id = $1 ORDER BY d.lead DESC, d.org_id`,
    id,
    draw_id,
  );

const itemRows = (db: ReadDb, { items }: Scheme) =>
  db.rows<ItemRow>(
    `SELECT i.name, o.name AS organ, i.kind, array_to_string(i.basis, '；') AS basis
     FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS wanted (id, version, ord) JOIN item i USING (id, version) JOIN org_unit o ON o.id = i.org_id ORDER BY wanted.ord`,
    items.map(({ item }) => item),
    items.map(({ version }) => version),
  );

const townNames = async (db: ReadDb, { scope }: Scheme): Promise<readonly string[]> =>
  scope.towns.length === 0
    ? []
    : (
        await db.rows<{ name: string }>(`SELECT name FROM town WHERE code = ANY ($1) ORDER BY code`, [...scope.towns])
      ).map(({ name }) => name);

/** 抽出120户，已检查78户，已公示31户。 */
function sentenceOf({ stage, draw_state, drawn_count, inspected_count, disclosed_count }: TaskFacts): string {
  if (draw_state === 'void') return '上一次抽取作废，没有抽取；下一次重新锁定名录。';
  if (drawn_count === null) return '名录已经锁定，尚未抽取。抽取由各部门的份额和公开信标共同决定，谁也不能挑选。';
  const done = `抽出${drawn_count.toLocaleString('en-US')}户，已检查${inspected_count.toLocaleString('en-US')}户，已公示${disclosed_count.toLocaleString('en-US')}户。`;
  return stage === 'closed' || disclosed_count === drawn_count
    ? done
    : `${done}没有公示的名单，在各户检查结果公示时公开。`;
}

/** The life of a task in five steps, as the public is told it. */
const STEPS: readonly { readonly word: string; readonly until: JointTaskStage }[] = [
  { word: '定方案', until: 'confirmation' },
  { word: '随机抽对象', until: 'target_draw' },
  { word: '随机派人员', until: 'recusal' },
  { word: '检查', until: 'inspecting' },
  { word: '公示结果', until: 'closing' },
];

function railOf({ stage, window_from, window_to }: TaskFacts, lines: readonly JournalLine[]): readonly RailStep[] {
  const order = Object.keys(JOINT_TASK_STAGES);
  const now = order.indexOf(stage);
  const ahead: Readonly<Record<string, string | null>> = {
    检查: window_from && `${monthDay(window_from)}起`,
    公示结果: window_to && `至${monthDay(window_to)}`,
  };
  let current = true;
  return STEPS.map(({ word, until }): RailStep => {
    const ended = endOf(until, lines);
    if (order.indexOf(until) < now) return { word, note: ended && monthDay(beijingDay(ended)), state: 'was' };
    const state = current ? 'now' : 'next';
    current = false;
    return { word, note: ahead[word] ?? null, state };
  });
}

/** 全市餐饮服务单位，5,955户中抽120户. The raised group is not told: what shapes it may be a class (X1). */
function scopeText({ scope }: Scheme, towns: readonly string[], { pool_count, drawn_count }: TaskFacts): string {
  const where = towns.length > 0 ? towns.join('、') : '全市';
  const marked = scope.tags.length > 0 ? `有“${scope.tags.join('、')}”标签的` : '';
  const whom = marked + (scope.kinds.length > 0 ? scope.kinds.join('、') : '各类检查对象');
  const pool = pool_count ?? 0;
  const counts =
    drawn_count === null
      ? `名录${pool.toLocaleString('en-US')}户`
      : `${pool.toLocaleString('en-US')}户中抽${drawn_count.toLocaleString('en-US')}户，${shareOf(drawn_count, pool)}`;
  return `${where}${whom}，${counts}`;
}

function planOf(
  task: TaskFacts,
  departments: readonly DepartmentRow[],
  lines: readonly JournalLine[],
): PublicTaskView['draw']['plan'] {
  if (task.plan_hash === null || task.plan_text === null) return null;
  const closed = lines.some(({ event }) => event.type === 'revealClosed');
  return {
    hash: task.plan_hash,
    text: task.plan_text,
    drawnAt: isoOrNull(task.drawn_at),
    poolSize: task.pool_count ?? 0,
    drawn: task.drawn_count,
    poolRoot: task.pool_root ?? '',
    beacon: task.beacon,
    seed: task.seed,
    resultHash: task.result_hash,
    parties: departments.filter(({ committed }) => committed).length,
    absent: closed ? departments.filter(({ committed, revealed }) => committed && !revealed).length : 0,
  };
}
