import { copyFileSync, existsSync, openSync, readSync, closeSync, statSync, truncateSync } from 'node:fs';

const KEPT = 50e6;

/** Bytes in a log now; 0 when there is none. */
export const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** What was written to a log from an offset on, at most the last 64 KB of it. */
export function tail(path: string, from: number): string {
  const size = sizeOf(path);
  const begin = Math.max(Math.min(from, size), size - 65_536);
  if (size <= begin) return '';
  const bytes = Buffer.alloc(size - begin);
  const fd = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, begin)).toString('utf8');
  } finally {
    closeSync(fd);
  }
}

/**
 * Keeps a log below 50 MB: what it held becomes FILE.1 and it begins anew. Copied and cut, not renamed, because the
 * process that writes it keeps its file open (for appending).
 */
export function trim(path: string): void {
  if (sizeOf(path) < KEPT) return;
  copyFileSync(path, `${path}.1`);
  truncateSync(path, 0);
}

export const speaksOfFullDisk = (text: string): boolean =>
  /No space left on device|ENOSPC|disk I\/O error|database or disk is full/.test(text);

/** Why a process ended, as far as its last words tell. */
export function lastWords(path: string, from: number): string {
  const text = tail(path, from);
  if (speaksOfFullDisk(text)) {
    return '  The disk is full. Free at least 2 GB and run the command again; nothing that was committed is lost.';
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-8)
    .map((line) => `  | ${line.slice(0, 300)}`)
    .join('\n');
}
