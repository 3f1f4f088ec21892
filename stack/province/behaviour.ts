import { z } from 'zod';

/** How the simulated platform misbehaves from now on; each count is used up by the requests that come. */
export const Behaviour = z.object({
  /** Every answer takes so long, in milliseconds. */
  slowMs: z.int().min(0).max(60_000).default(0),
  /** The next so many requests end in 503, after they have been stored if `failAfterStore`. */
  failNext: z.int().min(0).default(0),
  failAfterStore: z.boolean().default(false),
  /** The next so many requests are refused for good (422). */
  refuseNext: z.int().min(0).default(0),
  /** The next so many requests are stored twice, as a retrying gateway on the platform's side would. */
  duplicateNext: z.int().min(0).default(0),
});
export type Behaviour = z.infer<typeof Behaviour>;

export const WELL_BEHAVED: Behaviour = Behaviour.parse({});
