import { Command } from 'commander';
import { SAMPLE_PASSWORD } from '../contracts/sample';
import { readStack } from '../stack/state';
import { adminCommand } from './admin/create';
import { auditCommand } from './audit/fairness';
import { withJournal } from './database';
import { drawCommand } from './draw/command';
import { drillCommand } from './drill/command';
import { importCommand } from './import/targets';
import { journalCommand, recoverCommand } from './journal/commands';
import { stackCommand } from './stack/status';
import { EXIT_WORDS, type Terminal } from './terminal';

/** Where the API of this state folder answers; none: a drill must not fall upon somebody else's. */
function apiOrigin(): string | undefined {
  const state = readStack();
  return state === null ? undefined : new URL(state.api).origin;
}

/** `npm run -s cli -- …`: everything that is done beside the pages. */
export function createProgram(terminal: Terminal): Command {
  const root = new Command('liancha')
    .description('联查：命令行。结果写到标准输出，进度和错误写到标准错误；每条命令都有 --json。')
    .addHelpText('after', EXIT_WORDS);
  const password = process.env['LIANCHA_DRILL_PASSWORD'] ?? SAMPLE_PASSWORD;
  root
    .addCommand(drawCommand(terminal, apiOrigin()))
    .addCommand(journalCommand(terminal))
    .addCommand(auditCommand(terminal))
    .addCommand(recoverCommand(terminal))
    .addCommand(importCommand({ withJournal, out: terminal.out, err: terminal.err, exit: terminal.exit }))
    .addCommand(adminCommand(terminal))
    .addCommand(stackCommand(terminal))
    .addCommand(drillCommand({ api: apiOrigin(), password }));
  return overriding(root);
}

/** A wrong use ends with its own code; commander would end with 1, which here means "does not match". */
function overriding(command: Command): Command {
  command.exitOverride();
  command.commands.forEach(overriding);
  return command;
}
