import { REFUSALS, tellRefusal } from '../../../contracts/refusals';
import type { Problem } from '../../../contracts/routes/parts';
import type { OfficersView } from '../../../contracts/views/officers';
import type { PageContext, Pages, RefusedForm } from '../../../contracts/views/page';
import type { Refusal } from '../../../domain/kernel/result';
import { refuse } from '../../../domain/kernel/result';
import type { Assets } from '../../../web/assets';
import { createPages } from '../../../web/pages';
import { context, driller, officer, relay, viewer } from './common';
import * as draws from './draws';
import * as drill from './drill';
import * as room from './draw-room';
import * as fairness from './fairness';
import * as inspection from './inspection';
import * as lists from './lists';
import * as officers from './officers';
import * as open from './public';
import * as recusal from './recusal';
import * as scheme from './scheme';
import * as task from './task';
import * as late from './task-late';

export interface Shown {
  readonly name: string;
  readonly surface: 'console' | 'public' | 'phone' | 'gate' | 'wall';
  readonly html: string;
}

/** As `api/problem.ts` makes it. */
export function problem({ code, facts }: Refusal, incident?: string): Problem {
  const { zh, en, status, remedyZh, remedyEn } = REFUSALS[code];
  return {
    type: `/problems/${code}`,
    status,
    code,
    title: zh(facts),
    titleEn: en(facts),
    detail: tellRefusal({ code, facts }),
    remedy: remedyZh,
    remedyEn,
    facts,
    ...(incident ? { incident } : {}),
  };
}
const no = (...args: Parameters<typeof refuse>): Problem => problem(refuse(...args).refusal);
const refused = (command: string | null, why: Problem, values: RefusedForm['values']): Partial<PageContext> => ({
  refused: { command, problem: why, values },
});

/** 人员, as each of those sees it who has to do with it. */
function officersShown(
  pages: Pick<Pages, 'officers'>,
  at: (path: string, change?: Partial<PageContext>) => PageContext,
): readonly Shown[] {
  const page = '/c/tasks/2026-0417/officers';
  const shown = (name: string, view: OfficersView, path: string, change: Partial<PageContext> = {}): Shown => ({
    name: `officers-${name}`,
    surface: 'console',
    html: pages.officers(view, at(path, change)),
  });
  return [
    shown('leading', officers.leading, page, { viewer: officers.leader }),
    shown('filling', officers.filling, `${page}?state=vacant&at=32.1`, { viewer: officers.leader }),
    shown('nobody-left', officers.nobodyLeft, `${page}?at=32.1`, { viewer: officers.leader }),
    shown('replaced', officers.replaced, `${page}?at=35.1`, { viewer: officers.leader }),
    shown('declaring', officers.declaring, page, { viewer: officer }),
    shown('applying', officers.applying, `${page}?at=31.0`, { viewer: officer }),
    shown('refused', officers.applying, `${page}?at=31.0`, {
      viewer: officer,
      ...refused('declareConflict', no('BAD_BODY', { field: '说明', problem: '须写明情形' }), {
        position: '31',
        ground: 'other',
        note: '',
        at: '31.0',
      }),
    }),
    shown('confirming', officers.confirming, page),
    shown('confirming-refused', officers.confirming, page, {
      ...refused('confirmRoster', no('NO_SUCH_THING', { what: '名录中的对象 X' }), {
        absent: 'o2',
        'conflicts.4.officer': 'o1',
        'conflicts.4.uid': 'X',
        'conflicts.4.ground': 'kin',
        'conflicts.4.note': '',
      }),
    }),
    shown('short', officers.short, page),
    shown('confirmed', officers.confirmed, page),
    shown('outside', officers.outside, page),
    shown('empty', officers.empty, page),
  ];
}

/** Every page in every state that a fixture has. */
export function gallery(assets: Pick<Assets, 'css' | 'island'>): readonly Shown[] {
  const pages = createPages(assets);
  const at = (path: string, change: Partial<PageContext> = {}): PageContext => context({ path, ...change });
  const staff = (name: string, html: string): Shown => ({ name, surface: 'console', html });
  const phone = (name: string, html: string): Shown => ({ name, surface: 'phone', html });
  const anyone = (name: string, html: string): Shown => ({ name, surface: 'public', html });
  const wall = (name: string, html: string): Shown => ({ name, surface: 'wall', html });
  const gate = (name: string, html: string): Shown => ({ name, surface: 'gate', html });
  const page = '/c/tasks/2026-0417';
  const visit = '/c/inspections/2026-0417/52.1';
  const nobody = { viewer: null };
  return [
    gate('login', pages.login(lists.login, at('/c/login', nobody))),
    gate('login-failed', pages.login(lists.loginFailed, at('/c/login', nobody))),
    gate('login-samples', pages.login(lists.loginSamples, at('/c/login', nobody))),
    staff(
      'inbox',
      pages.inbox(lists.inbox, at('/c/inbox', { viewer: viewer({ counts: { inbox: 26, overdue: 1, dueToday: 1 } }) })),
    ),
    staff(
      'inbox-empty',
      pages.inbox(
        lists.inboxEmpty,
        at('/c/inbox', { viewer: viewer({ counts: { inbox: 0, overdue: 0, dueToday: 0 } }) }),
      ),
    ),
    staff('inbox-done', pages.inbox(lists.inboxDone, at('/c/inbox?tab=done&cursor=abc'))),
    staff('inbox-escalated', pages.inbox(lists.inboxEscalated, at('/c/inbox?tab=escalated'))),
    staff('tasks', pages.tasks(lists.tasks, at('/c/tasks'))),
    staff('tasks-drills', pages.tasks(lists.tasksDrills, at('/c/tasks'))),
    staff('tasks-empty', pages.tasks(lists.tasksEmpty, at('/c/tasks'))),
    staff('tasks-none', pages.tasks(lists.tasksNone, at('/c/tasks?stage=closed&q=%E5%85%BB%E8%80%81'))),
    staff(
      'tasks-refused',
      pages.tasks(
        lists.tasks,
        at('/c/tasks', refused('createTask', no('BODY_MALFORMED'), { name: '2026年“联合”抽查<餐饮>' })),
      ),
    ),
    staff('task', pages.task(task.confirming, at(page))),
    staff('task-busy-alone', pages.task(task.freezing, at(page))),
    staff(
      'task-busy',
      pages.task(task.freezing, at(page, { viewer: driller, relay: { ...relay, busy: true, items: [], total: 0 } })),
    ),
    staff('task-answering', pages.task(task.answering, at(page))),
    staff(
      'task-stale',
      pages.task(
        task.answering,
        at(
          page,
          refused('askChange', no('STALE_VERSION', { seen: 11, current: 12 }), {
            reason: '改一下',
          }),
        ),
      ),
    ),
    staff(
      'task-overtaken',
      pages.task(
        task.confirming,
        at(
          page,
          refused('askChange', no('STALE_VERSION', { seen: 11, current: 12 }), {
            commandId: 'form-12345678',
            reason: '请把抽查比例改为3%',
          }),
        ),
      ),
    ),
    staff(
      'room-refused-share',
      pages.drawRoom(
        room.committing,
        at(`${page}/draw`, refused('commitShare', no('SHARE_MALFORMED', { party: 'fire' }), { commit: 'x' })),
      ),
    ),
    staff(
      'task-incident',
      pages.task(
        task.answering,
        at(
          page,
          refused('acceptScheme', problem(refuse('INCIDENT', { incident: '7Q4-1182' }).refusal, '7Q4-1182'), {}),
        ),
      ),
    ),
    staff('task-committing', pages.task(task.committing, at(page))),
    staff('task-signing', pages.task(task.signing, at(page))),
    staff('task-revealing', pages.task(task.revealing, at(page))),
    staff('task-approving', pages.task(late.approving, at(page))),
    staff('task-formed', pages.task(late.formed, at(page))),
    staff('task-inspecting', pages.task(late.inspecting, at(page, { relay }))),
    staff('task-closed', pages.task(late.closed, at(page))),
    staff('scheme-drafting', pages.scheme(scheme.drafting, at(`${page}/scheme`))),
    staff('scheme-ready', pages.scheme(scheme.ready, at(`${page}/scheme`))),
    staff('scheme-blank', pages.scheme(scheme.blank, at(`${page}/scheme`))),
    staff('scheme-reading', pages.scheme(scheme.reading, at(`${page}/scheme`))),
    staff(
      'scheme-refused',
      pages.scheme(
        scheme.drafting,
        at(
          `${page}/scheme`,
          refused('saveScheme', no('BODY_MALFORMED'), {
            'scheme.name': '改过的名称',
            'scheme.departments': ['amr', 'hrss'],
            'scheme.items.5.picked': ['', 'yes'],
            'scheme.items.5.method': 'network',
          }),
        ),
      ),
    ),
    staff(
      'scheme-refused-ratio',
      pages.scheme(
        scheme.blank,
        at(
          `${page}/scheme`,
          refused(
            'saveScheme',
            no('BAD_BODY', { field: '抽查比例', problem: '的两个数都要填，且为整数', path: 'scheme.ratio.den' }),
            { 'scheme.name': '2026年餐饮服务单位部门联合抽查', 'scheme.ratio.num': '5', 'scheme.ratio.den': '' },
          ),
        ),
      ),
    ),
    ...officersShown(pages, at),
    staff('recusal-deciding', pages.recusal(recusal.deciding, at(`${page}/recusal`))),
    staff('recusal-nothing', pages.recusal(recusal.nothing, at(`${page}/recusal`))),
    ...(
      [
        'unfrozen',
        'committing',
        'signing',
        'revealing',
        'missing',
        'opening',
        'typing',
        'differed',
        'counting',
        'drawn',
        'crowded',
        'waitingDays',
      ] as const
    ).flatMap((state) => [
      staff(`room-${state}`, pages.drawRoom(room[state], at(`${page}/draw`))),
      wall(`screen-${state}`, pages.drawScreen(room[state], at(`${page}/draw/screen`))),
    ]),
    staff('room-depositing', pages.drawRoom(room.depositing, at(`${page}/draw`))),
    staff(
      'room-refused',
      pages.drawRoom(
        room.revealing,
        at(
          `${page}/draw`,
          refused('askVoid', no('VOID_TOO_LATE', { by: '2026-10-15T06:58:00.000Z' }), { reason: '漏了单位' }),
        ),
      ),
    ),
    staff('inspection', pages.inspection(inspection.waiting, at(visit))),
    staff('inspection-reviewing', pages.inspection(inspection.reviewing, at(visit))),
    staff('inspection-done', pages.inspection(inspection.done, at(visit))),
    phone('entry-arriving', pages.entry(inspection.arriving, at('/m/v/2026-0417/52.1', { viewer: officer }))),
    phone('entry', pages.entry(inspection.entering, at('/m/v/2026-0417/52.1', { viewer: officer, relay }))),
    phone('entry-filled', pages.entry(inspection.entering, at('/m/v/2026-0417/52.1?fill=1', { viewer: officer }))),
    phone('entry-returned', pages.entry(inspection.reentering, at('/m/v/2026-0417/52.1', { viewer: officer }))),
    phone(
      'entry-refused',
      pages.entry(
        inspection.entering,
        at('/m/v/2026-0417/52.1', {
          viewer: officer,
          ...refused(
            'enterResults',
            no('RESULT_NEEDS_PROBLEM', { item: 'food-raw', code: 'E', text: '发现问题已责令改正' }),
            {
              officers: ['o1', 'o2'],
              'entries.0.code': '1',
              'entries.1.code': 'E',
              'entries.1.problem': '',
              'entries.2.code': '8',
            },
          ),
        }),
      ),
    ),
    phone('entry-waiting', pages.entry(inspection.waiting, at('/m/v/2026-0417/52.1', { viewer: officer }))),
    ...(['none', 'young', 'found'] as const).map((state) =>
      staff(
        `fairness-${state}`,
        pages.fairness(fairness[state], at('/c/fairness', { viewer: viewer({ role: 'auditor' }) })),
      ),
    ),
    staff('drills', pages.drills(drill.some, at('/c/drill', { viewer: driller }))),
    staff(
      'drills-refused',
      pages.drills(
        drill.none,
        at('/c/drill', {
          viewer: driller,
          ...refused('createClock', no('ALREADY_EXISTS', { what: '演练时钟 drill-1' }), {
            id: 'drill-1',
            day: '2026-09-22',
          }),
        }),
      ),
    ),
    staff('drill-fresh', pages.drill(drill.fresh, at('/c/drill/drill-2', { viewer: driller }))),
    staff('drill', pages.drill(drill.standing, at('/c/drill/drill-2', { viewer: driller }))),
    staff('drill-moving', pages.drill(drill.moving, at('/c/drill/drill-2', { viewer: driller }))),
    staff(
      'drill-refused',
      pages.drill(
        drill.standing,
        at('/c/drill/drill-2', {
          viewer: driller,
          ...refused('moveClock', no('CLOCK_BACKWARDS', { from: '2026-10-09T02:30:00.000Z' }), { day: '2026-10-09' }),
        }),
      ),
    ),
    anyone('public-home', pages.publicHome(open.home, at('/p', nobody))),
    anyone('public-home-empty', pages.publicHome(open.homeEmpty, at('/p', nobody))),
    anyone('public-task', pages.publicTask(open.running, at('/p/tasks/2026-0417', nobody))),
    anyone('public-task-announced', pages.publicTask(open.announced, at('/p/tasks/2026-0417', nobody))),
    ...(['log', 'logOfDrill', 'logEmpty'] as const).map((state) =>
      anyone(`public-${state}`, pages.drawLog(draws[state], at('/p/draws', nobody))),
    ),
    ...(['recordDrawn', 'recordVoid', 'recordAnnounced', 'recordWeighted', 'recordOpened'] as const).map((state) =>
      anyone(`public-${state}`, pages.drawRecord(draws[state], at('/p/draws/2026-0417-02', nobody))),
    ),
    staff('problem-404', pages.problem(no('NO_SUCH_THING', { id: '2026-0999' }), at('/c/tasks/2026-0999'))),
    staff(
      'problem-403',
      pages.problem(no('NOT_YOUR_ROLE', { command: '同意方案', role: 'approver' }), at(`${page}/do/approveScheme`)),
    ),
    staff('problem-409', pages.problem(no('STALE_VERSION'), at(`${page}/do/approveScheme`))),
    staff(
      'problem-500',
      pages.problem(problem(refuse('INCIDENT', { incident: '7Q4-1182' }).refusal, '7Q4-1182'), at('/c/inbox')),
    ),
    gate('problem-gate', pages.problem(no('NO_POST'), at('/c/inbox', nobody))),
    anyone('problem-public', pages.problem(no('NO_SUCH_THING'), at('/p/tasks/x', nobody))),
  ];
}
