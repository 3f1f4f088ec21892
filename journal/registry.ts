import type { AnyProcess } from '../domain/kernel/process';
import { inspection } from '../workflows/inspection/process';
import { jointTask } from '../workflows/joint-task/process';
import { targetImport } from '../workflows/target-import/process';

/** Every kind of process the journal keeps, by name. */
export type Registry = Readonly<Record<string, AnyProcess>>;

export const REGISTRY: Registry = { jointTask, inspection, targetImport };
