import type { createDatabase } from '../../../api/auth/prisma';
import type { ReadModels, Viewer } from '../../../api/read-models';
import { createReadModels } from '../../../api/read-models/create';
import type { TaskView } from '../../../contracts/views/task';
import type { ViewerView } from '../../../contracts/views/common';
import { ask } from '../../../journal/ask';
import type { Journal } from '../../../journal/journal';
import { unsealerOf } from '../../../journal/seal';

const asOf = '2026-09-21T01:00:00.000Z';
const frame = ({ person, name, org, orgName, role, post }: Viewer): ViewerView => ({
  person,
  name,
  org,
  orgName,
  role,
  roleName: role,
  posts: [{ id: post, label: role, current: true }],
  counts: { inbox: 0, overdue: 0, dueToday: 0 },
});

const emptyTask = (id: string): TaskView => ({
  id,
  number: id,
  name: '',
  drill: false,
  clockHref: null,
  seq: 1,
  busy: false,
  status: { word: '拟定方案', tone: 'move' },
  rail: [],
  waits: [],
  acts: [],
  whyNot: [],
  summary: [],
  departments: [],
  draw: null,
  match: [],
  recusals: [],
  visits: [],
  visitsTotal: 0,
  progress: { drawn: null, inspected: 0, disclosed: 0, closed: 0 },
  findings: null,
  timeline: [],
  events: 1,
  publicHref: null,
  asOf,
});

/** The product's own read models over a journal. */
export const readsOf =
  (journal: Journal) =>
  (database: ReturnType<typeof createDatabase>): ReadModels =>
    createReadModels({
      database,
      ask: (question) => ask(journal, question),
      unseal: unsealerOf(journal.installationKey),
    });

/** Read models with nothing in them: who may ask is judged before they are asked. */
export const EMPTY_READS: ReadModels = {
  frame: async (viewer) => frame(viewer),
  inbox: async (_viewer, { tab }) => ({ rows: [], next: null, asOf, tab, total: 0, lastDone: null }),
  tasks: async () => ({ rows: [], next: null, asOf, filter: { stage: null, q: null }, stages: [], mayCreate: true }),
  task: async (_viewer, id) => emptyTask(id),
  scheme: async () => null,
  officers: async () => null,
  poolTargets: async () => null,
  recusal: async () => null,
  drawRoom: async () => null,
  drawTimestamp: async () => null,
  drawAccesses: async () => null,
  inspection: async () => null,
  publicHome: async () => ({ draws: [], disclosed: [], asOf }),
  publicTask: async () => null,
  publicDraw: async () => null,
  publicDrawOf: async () => null,
  drawLog: async () => null,
  drawRecord: async () => null,
  fairness: async () => ({ latest: null, earlier: [], asOf }),
  awaited: async () => [],
  drills: async () => ({ clocks: [], proposed: { id: 'drill-1', day: '2026-09-21' } }),
  drill: async (clock) => ({ clock, owed: [], next: [], moves: [], tasks: [], awaited: [] }),
  relay: async () => null,
  openClocks: async () => [],
  told: async (facts) => facts,
};
