import { z } from 'zod';
import type { DrawRoomView, EarlierDraw, RoomDraw, RoomStratum } from '../../views/draw-room';
import { act, answer, count, instant, status, text, timelineEntry, wait, whyNot } from './common';

const some = instant.nullable();
const day = z.iso.date();
const deed = z.object({ by: text, at: instant }).nullable();

const stratum = answer<RoomStratum>()(
  'RoomStratum',
  z.object({
    number: count,
    label: text.nullable().meta({ description: '层的含义；按分类分层的只告诉牵头经办和审计' }),
    pool: count,
    least: count,
    most: count,
    odds: z.object({ num: count, den: count }).nullable(),
    drawn: z.object({ count, firstBatch: count }).nullable(),
  }),
);

const draw = answer<RoomDraw>()(
  'RoomDraw',
  z.object({
    id: text,
    attempt: count,
    serial: count,
    pool: z.object({ count, root: text, at: instant }),
    wanted: count,
    roster: z.object({ root: text.nullable(), confirmed: count, of: count }),
    shares: z.array(
      z.object({
        org: text,
        name: text,
        commit: text.nullable(),
        committedAt: some,
        revealedAt: some,
        escrowed: z.boolean(),
        absent: z.boolean(),
        status,
      }),
    ),
    plan: z
      .object({
        text,
        hash: text,
        revealBy: instant,
        signed: deed,
        match: z
          .object({ from: day, to: day, roles: z.array(z.object({ org: text, tag: z.string(), count })) })
          .nullable(),
      })
      .nullable(),
    revealBy: some,
    revealClosedAt: some,
    beacon: z.object({
      kind: z.enum(['drand', 'lottery']),
      round: count.nullable(),
      at: some,
      text: text.nullable(),
      differed: z.boolean().meta({ description: '两次录入不同，要重新录入' }),
      first: deed,
      set: deed,
    }),
    strata: z.array(stratum),
    result: z
      .object({
        count,
        at: instant,
        seed: text,
        hash: text.nullable(),
        parties: count,
        verify: z.object({ href: text, url: text }).nullable(),
        bundle: text.nullable().meta({ description: '审计材料：检查时间结束之后，牵头部门和审计' }),
      })
      .nullable(),
  }),
);

const earlier = answer<EarlierDraw>()(
  'EarlierDraw',
  z.object({
    id: text,
    serial: count,
    status,
    at: instant,
    askedBy: text,
    reason: text,
    decidedBy: text,
    decision: text,
    verify: text.nullable(),
  }),
);

export const drawRoom = answer<DrawRoomView>()(
  'DrawRoom',
  z.object({
    id: text,
    number: text,
    name: text,
    drill: z.boolean(),
    seq: count.meta({ description: '版本，可用于 If-Match' }),
    busy: z.boolean(),
    status,
    draw: draw.nullable(),
    waits: z.array(wait),
    acts: z.array(act),
    whyNot: z.array(whyNot),
    sealed: z.array(z.object({ org: text, name: text, text })).meta({ description: '待启封的密文，只有公证看得见' }),
    agree: count.meta({ description: '自愿上报算出相同结果的设备数' }),
    differ: count,
    recent: z.array(timelineEntry),
    earlier: z.array(earlier),
    asOf: instant,
  }),
);
