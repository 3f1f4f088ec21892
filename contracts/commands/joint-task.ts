import { z } from 'zod';
import { day, hex32, id, opinion, ratio, reason, text } from './fields';

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
    window: z.object({ from: day.meta({ title: '检查开始日' }), to: day.meta({ title: '检查结束日' }) }),
    minOfficers: z.int().min(2).max(6).meta({ title: '每个部门每户派几人' }),
  })
  .meta({ id: 'Scheme', title: '联合抽查方案' });
export type SchemeBody = z.infer<typeof SchemeBody>;

/** The bodies of every command a person may send to a joint task (联合任务). */
export const JOINT_TASK_COMMANDS = {
  saveScheme: z.object({ scheme: SchemeBody }),
  submitScheme: z.object({}),
  approveScheme: z.object({ opinion }),
  returnScheme: z.object({ reason }),
  acceptScheme: z.object({ opinion }),
  askChange: z.object({ reason }),
  commitShare: z.object({ commit: hex32.meta({ title: '份额的承诺', widget: 'share' }) }),
  revealShare: z.object({ secret: hex32.meta({ title: '份额', widget: 'reveal' }) }),
  setBeacon: z.object({
    text: text('公开信标', 40).meta({
      title: '公开信标：揭示截止后第一期双色球（红球由小到大＋蓝球，写作 03 08 15 21 26 32+09）',
    }),
  }),
  confirmRoster: z.object({
    absent: z.array(id).max(500).default([]).meta({ title: '本期不能出勤的人员', widget: 'lines' }),
  }),
  declareClear: z.object({}),
  declareConflict: z.object({
    position: z.int().min(1).max(10_000).meta({ title: '对象序号' }),
    ground: z.enum(['ownInterest', 'kin', 'other']).meta({
      title: '回避情形',
      labels: {
        ownInterest: '本人与对象有利害关系',
        kin: '夫妻、直系血亲、三代以内旁系血亲、近姻亲',
        other: '其他可能影响公正',
      },
    }),
    note: text('说明（只有决定人可见）', 300, 0)
      .default('')
      .meta({ title: '说明（只有决定人可见）', widget: 'textarea' }),
  }),
  decideRecusal: z.object({
    recusal: id.meta({ title: '回避申请编号' }),
    grant: z.enum(['yes', 'no']).meta({ title: '决定', labels: { yes: '准予回避', no: '不予回避' } }),
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
