import { z } from 'zod';
import { id } from './fields';

/** A drill lives within the years of the calendar and some way beyond; a clock at the end of time could never be used again. */
const moment = z.iso
  .datetime({ precision: 3 })
  .refine((at) => at >= '2019-01-01' && at < '2100-01-01', '时刻须在2019年至2099年之间');

/** 演练时钟: a drill's clock stands still but when moved, forward only. */
export const CreateClock = z
  .object({ id: id.regex(/^drill-[a-z0-9-]{1,40}$/, '演练时钟编号形如 drill-1'), at: moment })
  .meta({ id: 'CreateClock' });
export const MoveClock = z.object({ to: moment }).meta({ id: 'MoveClock' });
export type CreateClock = z.infer<typeof CreateClock>;
export type MoveClock = z.infer<typeof MoveClock>;
