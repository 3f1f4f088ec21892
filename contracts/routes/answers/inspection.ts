import { z } from 'zod';
import type { InspectionPart, InspectionView, ItemView } from '../../views/inspection';
import { act, answer, count, due, instant, status, text, timelineEntry, tone, wait, whyNot } from './common';

const item = answer<ItemView>()(
  'InspectionItem',
  z.object({
    item: text,
    version: count,
    name: text,
    kind: z.enum(['key', 'general']),
    content: text,
    basis: text,
    checklist: z.array(text),
    result: z.object({ code: text, text, tone, problem: text, disposal: text, changed: z.boolean() }).nullable(),
  }),
);

const part = answer<InspectionPart>()(
  'InspectionPart',
  z.object({
    org: text,
    name: text,
    status,
    round: count,
    officers: z.array(z.object({ id: text, name: text, certificate: text })),
    items: z.array(item),
    enteredBy: text.nullable(),
    enteredAt: instant.nullable(),
    review: z.object({ outcome: z.enum(['passed', 'returned']), opinion: text, by: text, at: instant }).nullable(),
    due: due.nullable(),
    mayEnter: z.boolean(),
    mayReview: z.boolean(),
  }),
);

export const inspection = answer<InspectionView>()(
  'Inspection',
  z.object({
    id: text,
    task: z.object({ id: text, number: text, name: text }),
    position: count,
    seq: count,
    busy: z.boolean().meta({ description: '系统正在办理，办好后会有新的版本' }),
    target: z
      .object({ uid: text, name: text, address: text })
      .nullable()
      .meta({ description: '公示之前只有牵头经办、本组和审核人看得见' }),
    status,
    visit: z.object({ from: instant, to: instant, leader: text, vehicle: text.nullable() }),
    arrivedAt: instant.nullable(),
    parts: z.array(part),
    experts: z.array(
      z.object({ id: text, name: text, position: text, fields: z.array(text), arrived: z.boolean().nullable() }),
    ),
    codes: z.array(z.object({ code: text, text, needsProblem: z.boolean() })),
    waits: z.array(wait),
    acts: z.array(act),
    whyNot: z.array(whyNot),
    publishDue: due.nullable(),
    delivery: status.nullable(),
    timeline: z.array(timelineEntry),
    asOf: instant,
  }),
);
