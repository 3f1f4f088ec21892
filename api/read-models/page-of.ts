import { DRAW_COMMANDS } from './draw-room/commands';

const ABOUT_OFFICERS: ReadonlySet<string> = new Set([
  'confirmRoster',
  'declareClear',
  'decideRecusal',
  'appointOfficer',
]);

/** The page on which a duty is discharged. An inspection's id is its task's with `/<position>.<generation>` behind it. */
export function pageOf(process: string, command: string): string {
  const [task = '', child] = process.split('/');
  if (child !== undefined)
    return command === 'enterResults' || command === 'arrive'
      ? `/m/v/${task}/${child}`
      : `/c/inspections/${task}/${child}`;
  if (command === 'submitScheme') return `/c/tasks/${task}/scheme`;
  if (ABOUT_OFFICERS.has(command)) return `/c/tasks/${task}/officers`;
  return DRAW_COMMANDS.has(command) ? `/c/tasks/${task}/draw` : `/c/tasks/${task}`;
}
