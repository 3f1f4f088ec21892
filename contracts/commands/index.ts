import type { z } from 'zod';
import type { ProcessName } from '../runner';
import { INSPECTION_COMMANDS } from './inspection';
import { JOINT_TASK_COMMANDS } from './joint-task';

/** The bodies of people's commands, by process. A system command has no entry here and therefore no route. */
export const COMMANDS: Readonly<Record<ProcessName, Readonly<Record<string, z.ZodType>>>> = {
  jointTask: JOINT_TASK_COMMANDS,
  inspection: INSPECTION_COMMANDS,
};
