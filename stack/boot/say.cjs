'use strict';
const { spawn } = require('node:child_process');

/** An end with a sentence that says what is wrong and how to go on; no stack trace helps there. */
class Stop extends Error {}

/** One line of progress, never on stdout. */
function tell(line) {
  process.stderr.write(`${line}\n`);
}

const REMEDIES = {
  ENOSPC: 'The disk is full: free at least 2 GB and run the command again.',
  EROFS: 'The checkout lies on a read-only file system: copy it to a folder you may write to.',
  EACCES:
    'A file of this checkout belongs to another user: copy the checkout to a folder of your own, or give yourself the right to write.',
  EPERM:
    'A file of this checkout belongs to another user: copy the checkout to a folder of your own, or give yourself the right to write.',
};

/** Says why and ends the process with 1. */
function fail(error) {
  const remedy = error && REMEDIES[error.code];
  if (error instanceof Stop) tell(error.message);
  else if (remedy) tell(`${error.message}\n${remedy}`);
  else tell((error && error.stack) || String(error));
  process.exit(1);
}

/**
 * Runs a program with its output on stderr and a heartbeat line every ten seconds, so that a long step never looks hung.
 * Resolves with the exit code; `quiet` keeps the output back and resolves with it, for a step that only matters when it fails.
 */
function run(what, command, args, options) {
  return new Promise((resolve, reject) => {
    const quiet = options.quiet === true;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: Object.assign({}, process.env, options.env),
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
    });
    let output = '';
    if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const began = Date.now();
    const beat = setInterval(() => tell(`… ${what} (${Math.round((Date.now() - began) / 1000)} s)`), 10_000);
    child.on('error', (error) => {
      clearInterval(beat);
      reject(error.code === 'ENOENT' ? new Stop(`${command} was not found; it is needed for: ${what}.`) : error);
    });
    child.on('close', (code, signal) => {
      clearInterval(beat);
      resolve({ code: code === null ? 128 : code, signal, output });
    });
  });
}

module.exports = { Stop, tell, fail, run };
