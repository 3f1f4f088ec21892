import { inspectionProjectors } from './inspection';
import { jointTaskProjectors } from './joint-task';
import type { Projectors } from './projector';

/** What events leave in the records, by process. */
export const PROJECTORS: Projectors = { jointTask: jointTaskProjectors, inspection: inspectionProjectors };
