import { z } from 'zod';
import { id } from './fields';

/** 演练时钟: a drill's clock stands still but when moved, forward only. */
export const CreateClock = z
  .object({ id: id.regex(/^drill-[a-z0-9-]{1,40}$/, '演练时钟编号形如 drill-1'), at: z.iso.datetime({ precision: 3 }) })
  .meta({ id: 'CreateClock' });
export const MoveClock = z.object({ to: z.iso.datetime({ precision: 3 }) }).meta({ id: 'MoveClock' });
export type CreateClock = z.infer<typeof CreateClock>;
export type MoveClock = z.infer<typeof MoveClock>;
