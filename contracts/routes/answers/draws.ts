import { z } from 'zod';
import type { DrawLogView, DrawRecordView, LoggedDraw, PublicStratum, Reports } from '../../views/draws';
import { answer, count, instant, page, status, text } from './common';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const serial = z.int().min(1).meta({ description: '抽取序号：一个时钟上从1起，逐次加1，不断号' });
const ref = z.object({ id: text, serial });

const logged = z.object({
  ...ref.shape,
  task: text,
  name: text,
  attempt: z.int().min(1),
  status,
  announcedAt: instant,
  signedAt: instant.nullable(),
  revealBy: instant.nullable(),
  drawnAt: instant.nullable(),
  poolSize: count.nullable(),
  drawn: count.nullable(),
  planHash: hash.nullable(),
  resultHash: hash.nullable(),
  end: z.object({ at: instant, reason: text, followedBy: ref.nullable() }).nullable(),
});

export const reports = answer<Reports>()(
  'Reports',
  z.object({ agree: count, differ: count }).meta({ description: '自愿上报的台数：相同、不同；本身不证明什么' }),
);

export const drawLog = answer<DrawLogView>()(
  'DrawLog',
  z.object({
    ...page(
      z.object({
        serial,
        draw: answer<LoggedDraw>()('LoggedDraw', logged).nullable().meta({ description: '为空：缺号' }),
      }),
    ),
    clock: text,
    drill: z.boolean(),
    total: count,
    missing: count.meta({ description: '缺号的个数' }),
  }),
);

const chance = z.number().min(0).max(1);
const stratum = answer<PublicStratum>()(
  'PublicStratum',
  z.object({
    no: z.int().min(1),
    key: text,
    label: text.nullable(),
    size: count,
    quota: count,
    expected: z.number().min(0).meta({ description: '平均名额：种子产生以前' }),
    chance: chance.nullable().meta({ description: '抽中概率：种子产生以前，这一层每一户的；权重不同的层为空' }),
    byWeight: z
      .array(z.object({ weight: z.int().min(1), units: count, low: chance, high: chance }))
      .nullable()
      .meta({ description: '权重不同的层：名额已定时各权重的抽中概率的上下界' }),
  }),
);

export const drawRecord = answer<DrawRecordView>()(
  'DrawRecord',
  z.object({
    ...logged.shape,
    clock: text,
    drill: z.boolean(),
    lead: text,
    earlier: ref.nullable(),
    steps: z.array(z.object({ word: text, at: instant })),
    plan: z
      .object({
        text,
        poolRoot: hash,
        rosterRoot: hash.nullable(),
        parties: z.array(
          z.object({
            id: text,
            name: text,
            commit: hash,
            committedAt: instant.nullable(),
            status,
            secret: hash.nullable(),
            revealedAt: instant.nullable(),
          }),
        ),
        beacon: z.object({ source: text, value: text.nullable() }),
        labelHash: hash.nullable().meta({ description: '层名表的加盐哈希' }),
        labels: z
          .object({ text, matches: z.boolean() })
          .nullable()
          .meta({ description: '检查时间结束后公开的层名表原文，及其哈希是否与计划签发时一致；依规不公开的为空' }),
        stampedAt: instant.nullable().meta({ description: '计划的时间戳（RFC 3161）；没有的为空' }),
      })
      .nullable()
      .meta({ description: '抽取计划签发前为空：只知道预告了一次抽取' }),
    result: z
      .object({
        seed: hash,
        hash: hash.nullable(),
        hashes: z
          .array(z.object({ word: text, at: instant, hash }))
          .meta({ description: '有过的结果哈希，新的在前：抽取后的每次递补都改变它' }),
        eventsHead: hash.nullable(),
        strata: z.array(stratum),
      })
      .nullable(),
    reports: reports.nullable(),
    asOf: instant,
  }),
);
