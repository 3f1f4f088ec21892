import { CommanderError } from 'commander';
import { createProgram } from './program';
import { EXIT, terminal } from './terminal';

/** A reader that has read enough (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

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
