import { createHash } from 'node:crypto';
import { settleDirectly } from '../../../activities/direct';
import type { AwaitedItem } from '../../../contracts/views/drill';
import type { JointTaskStage } from '../../../contracts/stages/joint-task';
import { JOINT_TASK_STAGES } from '../../../contracts/stages/joint-task';
import { fromHex } from '../../../domain/draw/encoding/bytes';
import { shareCommitment } from '../../../domain/draw/seed';
import type { Role } from '../../../domain/kernel/duty';
import type { Life } from '../../../domain/kernel/life';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { beginTask } from '../../../journal/begin';
import { sha256 } from '../../../journal/canonical';
import { moveClock } from '../../../journal/clock';
import { handle, type Handled } from '../../../journal/handle';
import { draftPlan } from '../../../workflows/joint-task/draw/plan';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { personOf, type World } from './world';

const ORDER = Object.keys(JOINT_TASK_STAGES);
let commands = 0;
const nextId = () => `rm-${process.pid}-${Date.now()}-${(commands += 1)}`;

/** Opens a task of the lead department. */
export async function open({ hands, clock, lead }: World, name: string): Promise<string> {
  const sender = { kind: 'person', person: personOf(lead, 'handler'), post: { org: lead, role: 'handler' } } as const;
  const begun = await beginTask(hands.journal, { id: nextId(), name, clock, sender });
  if (!begun.ok) throw new Error(begun.refusal.code);
  return begun.answer.process;
}

export interface Deed {
  readonly process: string;
  readonly type: string;
  readonly body: unknown;
  readonly org: string;
  readonly role: Role;
  readonly person?: string;
}

/** Sends a command; what the machines owe then stays owed. */
export function tell({ hands }: World, { process, type, body, org, role, person }: Deed): Promise<Handled> {
  const sender = { kind: 'person', person: person ?? personOf(org, role), post: { org, role } } as const;
  return handle(hands.journal, { process, id: nextId(), type, body, sender });
}

/** Sends a command and has the machines do what follows. */
export async function send(world: World, deed: Deed): Promise<void> {
  const handled = await tell(world, deed);
  if (!handled.ok)
    throw new Error(`${deed.process} ${deed.type}: ${handled.refusal.code} ${JSON.stringify(handled.refusal.facts)}`);
  await settleDirectly(world.hands, world.clock);
}

export async function moveTo({ hands, db, clock }: World, to: string): Promise<void> {
  const moved = await moveClock(db, { id: clock, to });
  if (!moved.ok) throw new Error(moved.refusal.code);
  await settleDirectly(hands, clock);
}

/** Saves a scheme of two departments that draws `count` targets, changed if wanted. */
export const draft = (world: World, task: string, count: number, change: Partial<Scheme> = {}): Promise<void> => {
  const { lead, other } = world;
  const item = (org: string, name: string) => ({
    item: `${org}-item`,
    version: 1,
    org,
    name,
    kind: 'general',
    method: 'onSite',
  });
  const scheme = {
    name: `读模任务${count}`,
    lead,
    departments: [lead, other],
    scope: { kinds: ['企业'], towns: [], tags: [] },
    items: [item(lead, '甲局事项'), item(other, '乙局事项')],
    ratio: null,
    count,
    strata: 'none',
    raised: null,
    batches: 1,
    beacon: 'lottery',
    window: { from: '2026-10-19', to: '2026-12-18' },
    minOfficers: 2,
    ...change,
  };
  return send(world, { process: task, type: 'saveScheme', body: { scheme }, org: lead, role: 'handler' });
};

export const secretOf = (task: string, org: string) => createHash('sha256').update(`${task}${org}`).digest('hex');
const BEACON = '03 08 15 21 26 32+09';

/** A joint task's state as it is stored, and the moment on its clock. */
export async function stateOf({ db }: World, task: string): Promise<{ state: JointTaskState; now: string }> {
  const [row] = await db.query<{ life: Life; now: Date }>(
    'SELECT life, journal.now_of(clock) AS now FROM journal.process WHERE id = $1',
    [task],
  );
  if (!row) throw new Error(`no ${task}`);
  return { state: row.life.state as JointTaskState, now: row.now.toISOString() };
}

async function planHashOf(world: World, task: string): Promise<string> {
  const { state, now } = await stateOf(world, task);
  const plan = draftPlan(state, now, sha256);
  if (!plan.ok) throw new Error(plan.refusal.code);
  return plan.value.hash;
}

/** What each awaited person sends. */
async function bodyFor(world: World, { command, org, process: id, subject }: AwaitedItem, task: string) {
  switch (command) {
    case 'approveScheme':
    case 'acceptScheme':
    case 'closeTask':
      return { opinion: '同意' };
    case 'commitShare': {
      const { pool } = (await stateOf(world, task)).state.draw;
      const commit = shareCommitment(sha256, pool?.drawId ?? '', org, fromHex(secretOf(task, org)));
      if (!commit.ok) throw new Error(commit.refusal.code);
      return { commit: commit.value, escrow: '' };
    }
    case 'signPlan':
      return { planHash: await planHashOf(world, task), opinion: '同意签发' };
    case 'revealShare':
      return { secret: secretOf(task, org) };
    case 'openEscrow':
      return { party: subject, secret: secretOf(task, subject ?? '') };
    case 'setBeacon':
      return { text: BEACON };
    case 'confirmRoster':
      return { absent: [], conflicts: [] };
    case 'decideRecusal':
      return { recusal: subject, grant: 'yes', reason: '情形属实，准予' };
    case 'scheduleVisits':
      return { from: '2026-10-19', vehicles: [] };
    case 'passReview':
      return { org, opinion: `核对无误 ${id}` };
    default:
      return {};
  }
}

/** Everybody awaited acts until the task rests where it is to rest. */
export async function liveUntil(world: World, task: string, rest: JointTaskStage): Promise<void> {
  for (let turns = 0; turns < 200; turns++) {
    const [row] = await world.db.query<{ stage: string }>('SELECT stage FROM task WHERE id = $1', [task]);
    if (ORDER.indexOf(row?.stage ?? '') >= ORDER.indexOf(rest)) return;
    const items = (await world.models.awaited(world.clock)).filter((item) => item.process === task);
    const [item] = items;
    if (item) await doAs(world, item, task);
    else {
      const [clock] = await world.db.query<{ due: Date | null }>(
        'SELECT next_due AS due FROM journal.process WHERE id = $1',
        [task],
      );
      if (!clock?.due) throw new Error(`${task} waits for nothing at ${row?.stage}`);
      await moveTo(world, clock.due.toISOString());
    }
  }
  throw new Error(`${task} does not come to ${rest}`);
}

export const doAs = async (world: World, item: AwaitedItem, task: string): Promise<void> =>
  send(world, {
    process: item.process,
    type: item.command,
    body: await bodyFor(world, item, task),
    org: item.org,
    role: item.role,
    person: item.login ?? '',
  });

/** The officers of an inspection, of one department or all. */
export const teamOf = async ({ db }: World, inspection: string, org?: string): Promise<readonly string[]> =>
  (
    await db.query<{ id: string }>(
      `SELECT officer_id AS id FROM inspection_officer WHERE inspection_id = $1 AND ($2::text IS NULL OR org_id = $2) ORDER BY officer_id`,
      [inspection, org ?? null],
    )
  ).map(({ id }) => id);

export const arrive = async (world: World, inspection: string): Promise<void> => {
  const officers = await teamOf(world, inspection);
  const person = officers.find((id) => id.startsWith(world.lead)) ?? '';
  await send(world, {
    process: inspection,
    type: 'arrive',
    body: { officers },
    org: world.lead,
    role: 'officer',
    person,
  });
};

/** A department's results: clean, or with a finding whose text no outsider may read. */
export async function enter(world: World, inspection: string, org: string, problem: string): Promise<void> {
  const officers = await teamOf(world, inspection, org);
  const found = problem !== '';
  const entries = [{ item: `${org}-item`, code: found ? 'E' : '1', problem, disposal: found ? '责令改正' : '' }];
  await send(world, {
    process: inspection,
    type: 'enterResults',
    body: { officers, entries },
    org,
    role: 'officer',
    person: officers[0] ?? '',
  });
}

export const review = (world: World, inspection: string, org: string): Promise<void> =>
  send(world, { process: inspection, type: 'passReview', body: { org, opinion: '核对无误' }, org, role: 'reviewer' });
