import { CommanderError } from 'commander';
import { createProgram } from './program';
import { EXIT, terminal } from './terminal';

createProgram(terminal)
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      terminal.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage);
      return;
    }
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    terminal.exit(EXIT.no);
  });
