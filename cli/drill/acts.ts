import { createHash } from 'node:crypto';
import { shareCommitment } from '../../domain/draw/seed';
import { fromHex } from '../../domain/draw/encoding/bytes';
import type { AwaitedItem } from '../../contracts/views/drill';
import type { InspectionView } from '../../contracts/views/inspection';
import type { OfficersView } from '../../contracts/views/officers';
import type { TaskView } from '../../contracts/views/task';
import type { CityClient } from './client';
import { lotteryNumber, type Dice } from './dice';

/** What the drill knows while it acts. */
export interface Cast {
  readonly city: CityClient;
  readonly dice: Dice;
  readonly task: string;
  readonly taskPath: string;
  /** The first day of the window of visits. */
  readonly visitsFrom: string;
  /** The department that does not show its share. */
  readonly absent: string | null;
  /** The lead handler's login. */
  readonly lead: string;
  /** The scheme is returned once, and one officer asks to be recused, so that the branches are seen. */
  readonly told: Set<string>;
}

export interface Deed {
  readonly command: string;
  readonly body: unknown;
  readonly say: string | null;
}

const sha256 = (message: Uint8Array): Uint8Array => createHash('sha256').update(message).digest();

type Act = (cast: Cast, item: AwaitedItem) => Promise<Deed | null> | Deed | null;

const once = (cast: Cast, what: string): boolean => !cast.told.has(what) && cast.told.add(what).has(what);

/** How each awaited person discharges the duty; null: nothing before the clock has moved. */
const ACTS: Readonly<Record<string, Act>> = {
  submitScheme: () => ({ command: 'submitScheme', body: {}, say: '牵头经办提交审批' }),
  approveScheme: (cast) =>
    once(cast, 'returned')
      ? { command: 'returnScheme', body: { reason: '请核对检查时间后再报' }, say: '审批人退回：请核对检查时间后再报' }
      : { command: 'approveScheme', body: { opinion: '同意，按方案执行' }, say: '审批人同意方案' },
  acceptScheme: (_cast, { org }) => ({
    command: 'acceptScheme',
    body: { opinion: '接受，人员可派' },
    say: `${org} 确认联合方案`,
  }),
  commitShare: async (cast, { org }) => {
    const { draw } = await cast.city.get<TaskView>(cast.lead, cast.taskPath);
    const commit = shareCommitment(sha256, draw?.id ?? '', org, fromHex(cast.dice.secret(`share ${org}`)));
    if (!commit.ok) throw new Error(`share of ${org}: ${commit.refusal.code}`);
    return {
      command: 'commitShare',
      body: { commit: commit.value, escrow: '' },
      say: `${org} 在本机生成份额，只交承诺 ${commit.value.slice(0, 12)}…`,
    };
  },
  signPlan: async (cast, item) => {
    const { draw } = await cast.city.get<TaskView>(item.login ?? '', cast.taskPath);
    if (!draw?.draft) return null;
    return {
      command: 'signPlan',
      body: { planHash: draw.draft.hash, opinion: '同意签发' },
      say: `审批人签发抽取计划 ${draw.draft.hash.slice(0, 12)}…，公开全文`,
    };
  },
  // One department misses the reveal: it counts as empty, and the draw goes on (draw.md §2).
  revealShare: async (cast, { org }) => {
    if (org === cast.absent) return null;
    return {
      command: 'revealShare',
      body: { secret: cast.dice.secret(`share ${org}`) },
      say: `${org} 揭示份额`,
    };
  },
  setBeacon: (cast) => ({
    command: 'setBeacon',
    body: { text: lotteryNumber(cast.dice) },
    say: `录入公开信标 ${lotteryNumber(cast.dice)}`,
  }),
  confirmRoster: (_cast, { org }) => ({
    command: 'confirmRoster',
    body: { absent: [], conflicts: [] },
    say: `${org} 确认本部门人员`,
  }),
  declareClear: declaration,
  decideRecusal: (_cast, { subject }) => ({
    command: 'decideRecusal',
    body: { recusal: subject, grant: 'yes', reason: '情形属实，准予回避' },
    say: '负责人准予回避，系统按抽取次序递补',
  }),
  scheduleVisits: (cast) => ({
    command: 'scheduleVisits',
    body: { from: cast.visitsFrom, vehicles: ['粤T·A3102', '粤T·A3117'] },
    say: `牵头经办排期，自 ${cast.visitsFrom} 起`,
  }),
  arrive: async (cast, item) => {
    const { parts, experts } = await view(cast, item);
    const sent = [...parts.flatMap(({ officers }) => officers), ...experts];
    return {
      command: 'arrive',
      body: { officers: sent.map(({ id }) => id) },
      say: null,
    };
  },
  enterResults: entry,
  passReview: (_cast, { org }) => ({ command: 'passReview', body: { org, opinion: '核对无误' }, say: null }),
  closeTask: () => ({ command: 'closeTask', body: { opinion: '全部办结，归档' }, say: '牵头经办归档' }),
};

export const actFor = (command: string): Act | undefined => ACTS[command];

const view = (cast: Cast, item: AwaitedItem) => cast.city.get<InspectionView>(item.login ?? '', item.path);

async function declaration(cast: Cast, item: AwaitedItem): Promise<Deed> {
  if (!once(cast, 'recused')) return { command: 'declareClear', body: {}, say: null };
  const page = await cast.city.get<OfficersView>(item.login ?? '', `${cast.taskPath}/officers`);
  const position = page.rows[0]?.position;
  if (position === undefined) return { command: 'declareClear', body: {}, say: null };
  return {
    command: 'declareConflict',
    body: { position, ground: 'kin', note: '对象负责人是本人表兄' },
    say: `一名执法人员申请回避第 ${position} 号对象`,
  };
}

/** Nine in ten items are clean; the rest are put right on the spot or need follow-up. */
async function entry(cast: Cast, item: AwaitedItem): Promise<Deed> {
  const { parts, position } = await view(cast, item);
  const part = parts.find(({ org }) => org === item.org);
  if (!part) throw new Error(`no part of ${item.org} at ${item.process}`);
  const entries = part.items.map(({ item: id }) =>
    cast.dice.chance(`result ${position} ${id}`) < 0.9
      ? { item: id, code: '1', problem: '', disposal: '' }
      : { item: id, code: 'E', problem: '现场记录不全，当场补齐', disposal: '责令改正' },
  );
  return { command: 'enterResults', body: { officers: part.officers.map(({ id }) => id), entries }, say: null };
}
