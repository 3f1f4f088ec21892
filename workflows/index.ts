/** The workflow types that Temporal registers: one a process, each under the process's own name. */
export { inspection } from './inspection/workflow';
export { jointTask } from './joint-task/workflow';
