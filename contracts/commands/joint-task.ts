import { z } from 'zod';
import { chosen, day, hex32, id, opinion, ratio, reason, text } from './fields';

/** 联合抽查方案: what a lead department drafts. Same shape as `Scheme` in `domain/plan-rules/`. */
export const SchemeBody = z
  .object({
    name: text('任务名称', 80),
    lead: id,
    departments: z.array(id).min(1).max(30).meta({ title: '参与部门' }),
    scope: z.object({
      kinds: z.array(text('对象类别', 20)).max(20),
      towns: z.array(id).max(60),
      tags: z.array(text('标签', 20)).max(40),
    }),
    items: z
      .array(
        z.object({
          item: id,
          version: z.int().min(1),
          org: id,
          name: text('事项', 60),
          kind: z.enum(['key', 'general']),
          method: z.enum(['onSite', 'written', 'network']),
        }),
      )
      .max(40)
      .meta({ title: '检查事项' }),
    ratio: ratio.nullable().meta({ title: '抽查比例' }),
    count: z.int().min(1).max(10_000).nullable().meta({ title: '抽查户数' }),
    strata: z.enum(['town', 'none']),
    raised: z
      .object({ tags: z.array(text('标签', 20)).min(1, '要选适用的标签').max(40), ratio })
      .nullable()
      .meta({ title: '提高比例' }),
    batches: z.int().min(1).max(64).meta({ title: '批次' }),
    beacon: z.enum(['lottery', 'drand']).default('lottery').meta({ title: '公开信标' }),
    window: z.object({ from: day.meta({ title: '检查开始日' }), to: day.meta({ title: '检查结束日' }) }),
    minOfficers: z.int().min(2).max(6).meta({ title: '每个部门每户派几人' }),
    experts: z
      .object({
        org: id,
        count: z.int().min(0).max(3).meta({ title: '每户专家人数' }),
        field: text('专业领域', 20, 0).default(''),
      })
      .nullish()
      .meta({ title: '专家' }),
  })
  .meta({ id: 'Scheme', title: '联合抽查方案' });
export type SchemeBody = z.infer<typeof SchemeBody>;

/** 对象序号: the place in the draw, from 1. */
const position = z.int().min(1).max(10_000).meta({ title: '对象序号' });

const ground = z.enum(['ownInterest', 'kin', 'other']).meta({
  title: '回避情形',
  labels: {
    ownInterest: '本人与对象有利害关系',
    kin: '夫妻、直系血亲、三代以内旁系血亲、近姻亲',
    other: '其他可能影响公正',
  },
});

const note = text('说明（只有决定人可见）', 300, 0)
  .default('')
  .meta({ title: '说明（只有决定人可见）', widget: 'textarea' });

/** The bodies of every command a person may send to a joint task (联合任务). */
export const JOINT_TASK_COMMANDS = {
  saveScheme: z.object({ scheme: SchemeBody }),
  submitScheme: z.object({}),
  approveScheme: z.object({ opinion }),
  returnScheme: z.object({ reason }),
  acceptScheme: z.object({ opinion }),
  askChange: z.object({ reason }),
  confirmRoster: z.object({
    absent: z.array(id).max(500).default([]).meta({ title: '本期不能出勤的人员', widget: 'lines' }),
    conflicts: z
      .array(
        z.object({ officer: chosen.meta({ title: '人员' }), uid: text('对象的统一社会信用代码', 40), ground, note }),
      )
      .max(200)
      .default([])
      .meta({ title: '已知应回避的人员与对象' }),
  }),
  commitShare: z.object({
    commit: hex32.meta({ title: '份额的承诺', widget: 'share' }),
    escrow: text('交存公证的密文', 2_000, 0).default('').meta({ title: '交存公证的密文', widget: 'hidden' }),
  }),
  signPlan: z.object({ planHash: hex32.meta({ title: '抽取计划的哈希值' }), opinion }),
  revealShare: z.object({ secret: hex32.meta({ title: '份额', widget: 'reveal' }) }),
  openEscrow: z.object({
    party: id.meta({ title: '缺席部门' }),
    secret: hex32.meta({ title: '解密得到的份额' }),
  }),
  setBeacon: z.object({
    text: text('公开信标', 96).meta({ title: '公开信标' }),
  }),
  askVoid: z.object({ reason }),
  askRedraw: z.object({ reason }),
  decideRedraw: z.object({
    grant: z.enum(['yes', 'no']).meta({ title: '决定', labels: { yes: '同意', no: '不同意' } }),
    reason,
  }),
  declareClear: z.object({}),
  declareConflict: z.object({ position, ground, note }),
  applyRecusal: z.object({
    officer: chosen.meta({ title: '人员' }),
    position,
    by: z.enum(['party', 'informant']).meta({
      title: '谁提出',
      labels: { party: '检查对象或其他利害关系人申请', informant: '其他人员提供情况' },
    }),
    ground,
    note,
  }),
  orderRecusal: z.object({ officer: chosen.meta({ title: '人员' }), position, ground, note, reason }),
  decideRecusal: z.object({
    recusal: id.meta({ title: '回避申请编号' }),
    grant: z.enum(['yes', 'no']).meta({ title: '决定', labels: { yes: '准予回避', no: '不予回避' } }),
    reason,
  }),
  appointOfficer: z.object({
    position,
    officer: chosen.meta({ title: '指定的人员' }),
    reason,
  }),
  scheduleVisits: z.object({
    from: day.meta({ title: '自哪天起排' }),
    vehicles: z
      .array(text('车牌', 12))
      .max(50)
      .refine((plates) => new Set(plates).size === plates.length, '里有重复的车牌')
      .default([])
      .meta({ title: '可用车辆', widget: 'lines' }),
  }),
  closeTask: z.object({ opinion }),
  retryAct: z.object({ key: z.string().min(1).max(200).meta({ title: '系统事项' }), reason }),
} as const;
export type JointTaskCommandType = keyof typeof JOINT_TASK_COMMANDS;
export type JointTaskBody<T extends JointTaskCommandType> = z.infer<(typeof JOINT_TASK_COMMANDS)[T]>;

/** 新建任务. The number is taken by the system. `clock` names a drill's clock; absent: the city's. */
export const CreateTask = z
  .object({ name: text('任务名称', 80), clock: id.optional() })
  .meta({ id: 'CreateTask', title: '新建联合任务' });
export type CreateTask = z.infer<typeof CreateTask>;
