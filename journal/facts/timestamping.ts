import { isDrill } from './clocks';
import type { FactLoader } from './loader';

/**
 * Whether a plan signed now is to get a time stamp (时间戳): where the installation names an authority, and not in a drill, whose
 * clock has nothing to do with the authority's.
 */
export const timestampingBy =
  (configured: boolean): FactLoader =>
  async (reader, _args, { clock }) =>
    configured && !(await isDrill(reader, clock));
