import { z } from 'zod';
import { ROLES } from '../../../domain/kernel/duty';
import type {
  ActView,
  DueView,
  FieldView,
  RailStep,
  Status,
  TimelineEntry,
  ViewerView,
  WaitView,
  WhyNotView,
  WhyView,
} from '../../views/common';

/** A schema whose output the compiler holds to a view of `contracts/views`: a field that one has and the other lacks is found. */
export const answer =
  <T>() =>
  <S extends z.ZodType<T>>(id: string, schema: S): S =>
    schema.meta({ id });

export const instant = z.iso
  .datetime({ precision: 3 })
  .meta({ id: 'Instant', description: 'UTC，毫秒', example: '2026-10-12T09:30:00.000Z' });
export const count = z.int().min(0);
export const text = z.string();
const word = text.nullable();

export const tone = z.enum(['idle', 'move', 'warn', 'bad', 'done', 'pause']);
export const status = answer<Status>()('Status', z.object({ word: text, tone }));

export const due = answer<DueView>()(
  'Due',
  z.object({
    due: instant,
    day: z.iso.date().meta({ description: '期限所在的日；法定期限到这天24:00' }),
    statutory: z.boolean(),
    pausedSince: instant.nullable(),
    workingDays: z.int(),
    calendarDays: z.int(),
    overdue: z.boolean(),
    assumed: z.boolean().meta({ description: '涉及尚未公布放假安排的年份，按普通周末推算' }),
  }),
);

const why = answer<WhyView>()(
  'Why',
  z.object({
    days: z.array(
      z.object({
        day: text,
        weekday: text,
        counted: z.int().nullable(),
        label: text,
        off: z.boolean(),
        last: z.boolean(),
      }),
    ),
    sentence: text,
  }),
);

export const wait = answer<WaitView>()(
  'Wait',
  z.object({
    who: text,
    what: text,
    since: instant,
    due: due.nullable(),
    why: why.nullable(),
    rung: z.enum(['reminder', 'escalation', 'breach']).nullable(),
    then: text,
  }),
);

const field = answer<FieldView>()(
  'Field',
  z.object({
    name: text,
    label: text,
    widget: z.enum(['text', 'textarea', 'number', 'date', 'select', 'checks', 'lines', 'hidden', 'share', 'reveal']),
    required: z.boolean(),
    options: z.array(z.object({ value: text, label: text })),
    value: text,
    hint: word,
  }),
);

export const act = answer<ActView>()(
  'Act',
  z.object({ command: text, title: text, subject: word, main: z.boolean(), fields: z.array(field), href: word }),
);
export const whyNot = answer<WhyNotView>()('WhyNot', z.object({ title: text, text }));
export const timelineEntry = answer<TimelineEntry>()(
  'TimelineEntry',
  z.object({ at: instant, text, quote: word, key: z.boolean() }),
);
export const railStep = answer<RailStep>()(
  'RailStep',
  z.object({ word: text, note: word, state: z.enum(['was', 'now', 'next']) }),
);

/** A page of rows, with the cursor of the next. */
export const page = <Row extends z.ZodType>(row: Row) => ({ rows: z.array(row), next: word, asOf: instant });

export const viewer = answer<ViewerView>()(
  'Viewer',
  z.object({
    person: text,
    name: text,
    org: text,
    orgName: text,
    role: z.enum(ROLES),
    roleName: text,
    posts: z.array(z.object({ id: text, label: text, current: z.boolean() })),
    counts: z.object({ inbox: count, overdue: count, dueToday: count }),
  }),
);
