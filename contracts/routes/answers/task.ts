import { z } from 'zod';
import { SchemeBody } from '../../commands/joint-task';
import type { RecusalView } from '../../views/recusal';
import type { DrawFacts, InboxRow, InboxView, SchemeView, TaskListView, TaskRow, TaskView } from '../../views/task';
import { act, answer, count, due, instant, page, railStep, status, text, timelineEntry, wait, whyNot } from './common';

const word = text.nullable();
const some = count.nullable();

const taskRow = answer<TaskRow>()(
  'TaskRow',
  z.object({
    id: text,
    number: text,
    name: text,
    lead: text,
    status,
    awaited: text,
    due: due.nullable(),
    drawn: some,
    closed: count,
    drill: z.boolean(),
  }),
);

export const taskList = answer<TaskListView>()(
  'TaskList',
  z.object({
    ...page(taskRow),
    filter: z.object({ stage: word, q: word }),
    stages: z.array(z.object({ id: text, word: text })),
    mayCreate: z.boolean(),
  }),
);

const inboxRow = answer<InboxRow>()(
  'InboxRow',
  z.object({
    process: text,
    key: text,
    title: text,
    subject: text,
    href: text,
    status,
    stage: text,
    from: text,
    since: instant,
    due: due.nullable(),
    drill: z.boolean(),
    doneAt: instant.nullable(),
    group: z.enum(['overdue', 'today', 'week', 'later', 'none']),
  }),
);

export const inbox = answer<InboxView>()(
  'Inbox',
  z.object({
    ...page(inboxRow),
    tab: z.enum(['mine', 'done', 'escalated']),
    total: count,
    lastDone: z.object({ title: text, at: instant }).nullable(),
  }),
);

const share = z.object({ org: text, name: text, committed: z.boolean(), revealed: z.boolean(), commit: word });
const drawFacts = answer<DrawFacts>()(
  'DrawFacts',
  z.object({
    id: text,
    attempt: count,
    serial: count,
    status,
    poolSize: count,
    poolRoot: text,
    rosterRoot: word,
    draft: z.object({ text, hash: text, revealBy: instant }).nullable(),
    planHash: word,
    planText: word,
    revealBy: instant.nullable(),
    shares: z.array(share),
    beacon: word,
    seed: word,
    resultHash: word,
    drawn: some,
  }),
);

const department = z.object({
  org: text,
  name: text,
  lead: z.boolean(),
  items: count,
  officers: some,
  due: due.nullable(),
  accepted: z.boolean(),
  status,
  at: instant.nullable(),
});
const match = z.object({
  org: text,
  name: text,
  members: count,
  officers: count,
  shortages: z.array(text),
});
const recusal = z.object({
  id: text,
  officer: text,
  org: text,
  position: count,
  status,
  at: instant,
  replacedBy: word,
});
const visit = z.object({
  position: count,
  inspection: word,
  target: word.meta({ description: '公示之前只有牵头经办、本组和审核人看得见' }),
  from: instant,
  leader: text,
  vehicle: text.nullable(),
  officers: count,
  status,
});

export const task = answer<TaskView>()(
  'Task',
  z.object({
    id: text,
    number: text,
    name: text,
    drill: z.boolean(),
    clockHref: word,
    seq: count.meta({ description: '版本，可用于 If-Match' }),
    busy: z.boolean().meta({ description: '系统正在办理，办好后会有新的版本' }),
    status,
    rail: z.array(railStep),
    waits: z.array(wait),
    acts: z.array(act),
    whyNot: z.array(whyNot),
    summary: z.array(z.object({ label: text, value: text, href: word })),
    departments: z.array(department),
    draw: drawFacts.nullable(),
    match: z.array(match),
    recusals: z.array(recusal),
    visits: z.array(visit),
    visitsTotal: count,
    progress: z.object({ drawn: some, inspected: count, disclosed: count, closed: count }),
    findings: z.object({ targets: count, problems: count }).nullable(),
    timeline: z.array(timelineEntry),
    events: count,
    publicHref: word,
    asOf: instant,
  }),
);

const named = z.object({ id: text, name: text });
const itemKind = z.enum(['key', 'general']);
const choices = z.object({
  departments: z.array(named),
  towns: z.array(named),
  kinds: z.array(text),
  tags: z.array(text),
  items: z.array(
    z.object({
      item: text,
      version: count,
      org: text,
      orgName: text,
      name: text,
      kind: itemKind,
      basis: text,
      published: z.boolean(),
    }),
  ),
  libraries: z.array(z.object({ id: text, name: text, fields: z.array(text) })),
});
const finding = z.object({ rule: text, severity: z.enum(['must', 'warn']), field: text, text, source: text });

export const scheme = answer<SchemeView>()(
  'SchemePage',
  z.object({
    id: text,
    number: text,
    name: text,
    seq: count,
    version: count,
    status,
    editable: z.boolean(),
    scheme: SchemeBody,
    findings: z.array(finding),
    poolSize: count,
    drawCount: some,
    choices,
    acts: z.array(act),
    returned: z.object({ by: text, at: instant, reason: text }).nullable(),
  }),
);

const application = z.object({
  id: text,
  officer: text,
  position: count,
  status,
  at: instant,
  decided: z.object({ at: instant, by: text, reason: text }).nullable(),
  ground: text.meta({ description: '只有决定人看得见' }),
  note: text,
});

export const recusalPage = answer<RecusalView>()(
  'Recusal',
  z.object({
    id: text,
    number: text,
    name: text,
    seq: count,
    status,
    applications: z.array(application),
    acts: z.array(act),
    whyNot: z.array(whyNot),
    asOf: instant,
  }),
);
