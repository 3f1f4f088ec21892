import { z } from 'zod';
import type { DisclosedRow, PublicHomeView, PublicTaskView } from '../../views/public';
import { answer, count, instant, railStep, status, text, tone } from './common';

const word = text.nullable();
const some = count.nullable();

const disclosed = answer<DisclosedRow>()(
  'Disclosed',
  z.object({
    uid: text,
    name: text,
    item: text,
    organ: text,
    result: text,
    tone,
    disposal: z.string().meta({ description: '处置；没有的为空' }),
    inspectedOn: text,
    publishedAt: instant,
  }),
);

export const publicTask = answer<PublicTaskView>()(
  'PublicTask',
  z.object({
    number: text,
    id: text,
    name: text,
    drill: z.boolean(),
    status,
    sentence: text,
    rail: z.array(railStep),
    lead: text,
    about: z
      .object({
        participants: z.array(text),
        experts: word,
        scope: text,
        window: text,
        items: z.array(z.object({ name: text, organ: text, kind: z.enum(['key', 'general']), basis: text })),
      })
      .nullable()
      .meta({ description: '第一份抽取计划签发前为空' }),
    draw: z.object({
      id: text,
      serial: z.int().min(1),
      status,
      plan: z
        .object({
          hash: text,
          text,
          drawnAt: instant.nullable(),
          poolSize: count,
          drawn: some,
          poolRoot: text,
          beacon: word,
          seed: word,
          resultHash: word,
          parties: count,
          absent: count,
        })
        .nullable()
        .meta({ description: '抽取计划签发前为空：只预告有一次抽取' }),
    }),
    progress: z.object({ drawn: some, inspected: count, disclosed: count }),
    disclosed: z.array(disclosed),
    disclosedTotal: count,
    next: word,
    asOf: instant,
  }),
);

export const publicHome = answer<PublicHomeView>()(
  'PublicHome',
  z.object({
    draws: z.array(z.object({ id: text, name: text, at: instant, drawn: count, poolSize: count, status })),
    disclosed: z.array(z.object({ task: text, name: text, result: text, tone, at: instant })),
    asOf: instant,
  }),
);

const hex = z.string().regex(/^[0-9a-f]{64}$/);
/** The public view of a draw (draw.md §4): the plan as it was hashed and what recomputes it; no name is in it. */
export const publicDraw = z
  .looseObject({
    plan_text: text,
    strata: z.array(z.object({ key: text, leaves: z.array(z.union([hex, z.tuple([hex, z.int()])])) })),
    reveals: z.array(z.object({ id: text, secret: hex })),
    beacon: z.union([z.object({ text }), z.object({ round: count, sig: z.string().regex(/^[0-9a-f]{96}$/) })]),
    events: z.array(z.looseObject({ type: text })),
    teams: z.array(hex),
  })
  .meta({ id: 'PublicDraw' });
