import { z } from 'zod';
import { ROLES } from '../../../domain/kernel/duty';
import type { AwaitedItem, ClockView, ImportSummary, VerificationView } from '../../views/drill';
import { answer, count, instant, text } from './common';

export const clockAnswer = answer<ClockView>()(
  'Clock',
  z.object({
    id: text,
    now: instant,
    owed: count.meta({ description: '尚欠的系统事项数；为0时可以拨快' }),
    nextDue: instant.nullable(),
    open: count,
  }),
);

export const awaitedAnswer = answer<readonly AwaitedItem[]>()(
  'Awaited',
  z.array(
    z.object({
      process: text,
      path: text.meta({ description: '在 /api/v1/ 之下的地址' }),
      key: text,
      command: text,
      subject: text.nullable(),
      org: text,
      role: z.enum(ROLES),
      login: text.nullable(),
      since: instant,
      due: instant.nullable(),
    }),
  ),
);

export const importSummary = answer<ImportSummary>()(
  'ImportSummary',
  z.object({
    rows: count,
    added: count,
    changed: count,
    unchanged: count,
    repeated: count,
    refused: count,
    warnings: count,
  }),
);

export const verification = answer<VerificationView>()(
  'Verification',
  z.object({
    ok: z.boolean(),
    processes: count,
    events: count,
    sets: count,
    broken: z.array(z.object({ process: text, seq: z.int().nullable(), what: text, detail: text })),
  }),
);
