'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { tell } = require('./say.cjs');

/**
 * One build of a checkout at a time: a second command waits for the first. The lock is a file with the holder's pid in
 * the system's temporary folder (node_modules may be swept by the very step it guards); a dead holder's lock is taken.
 */
async function withLock(root, work) {
  const file = path.join(os.tmpdir(), `liancha-build-${userKey()}-${hash(fs.realpathSync(root))}.lock`);
  let told = false;
  while (!take(file)) {
    if (!told) tell('Waiting for another command that builds this checkout …');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const release = () => fs.rmSync(file, { force: true });
  process.on('exit', release);
  const beat = setInterval(() => touch(file), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/** The number of a dead holder may be another program's by now: only a holder that still touches its lock counts. */
const STALE_MS = 60_000;

function touch(file) {
  const now = new Date();
  try {
    fs.utimesSync(file, now, now);
  } catch {
    // Removed by hand: the work goes on.
  }
}

const hash = (text) => crypto.createHash('sha256').update(text).digest('hex').slice(0, 12);

const userKey = () => (process.getuid ? process.getuid() : 'user');

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = read(file);
  // An empty file is one that is being written right now; a lock without a live holder was left by a kill.
  if (holder !== null && !alive(holder)) fs.rmSync(file, { force: true });
  return false;
}

function read(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    const age = Date.now() - fs.statSync(file).mtimeMs;
    if (pid > 0) return age > STALE_MS ? -1 : pid;
    return age > 5_000 ? -1 : null;
  } catch {
    return null;
  }
}

function alive(pid) {
  if (pid < 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

module.exports = { withLock };
