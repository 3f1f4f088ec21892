import { Command } from 'commander';
import type { Terminal } from '../terminal';
import { fetchCommand } from './fetch';
import { inclusionCommand } from './inclusion';
import { proveCommand } from './prove';
import { publishCommand } from './publish';
import { runCommand } from './run';
import { notaryKeyCommand, unsealCommand } from './unseal';
import { vectorCommand } from './vector';
import { verifyCommand } from './verify';

/** `draw …`: everything that can be done with a draw from files alone, and what the platform gives out as such. */
export const drawCommand = (terminal: Terminal, api?: string): Command =>
  new Command('draw')
    .description('抽取：重算、核验、公示、在库证明、启封交存的份额')
    .addCommand(runCommand(terminal))
    .addCommand(verifyCommand(terminal))
    .addCommand(vectorCommand())
    .addCommand(publishCommand(terminal))
    .addCommand(proveCommand(terminal))
    .addCommand(inclusionCommand(terminal))
    .addCommand(fetchCommand(terminal, api))
    .addCommand(unsealCommand(terminal))
    .addCommand(notaryKeyCommand(terminal));
