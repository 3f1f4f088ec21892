import { InvalidArgumentError } from 'commander';
import { createReadStream } from 'node:fs';
import { tellRefusal } from '../../contracts/refusals';
import { MOST_CHARACTERS } from '../../domain/draw/encoding/strict-json';
import { ok, refuse, type Refusal, type Result } from '../../domain/kernel/result';
import { EXIT, type Terminal } from '../terminal';

/**
 * A file as UTF-8, and no more of it than the draw takes: the limit is asked while reading, so that neither a file of
 * gigabytes nor an endless device is held in memory.
 * @returns DRAW_TOO_LARGE, DRAW_MALFORMED
 * @throws when the file cannot be read
 */
export const readText = async (file: string): Promise<Result<string>> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_CHARACTERS) return refuse('DRAW_TOO_LARGE', { most: MOST_CHARACTERS });
    chunks.push(chunk);
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)));
  } catch {
    return refuse('DRAW_MALFORMED', { at: 'file', why: 'not UTF-8' });
  }
};

/** Reads a file for a command; one that cannot be read is told, and the answer is null. */
export const textFor = async (terminal: Terminal, file: string): Promise<Result<string> | null> => {
  try {
    return await readText(file);
  } catch (error) {
    terminal.err(`${file}：${error instanceof Error ? error.message : String(error)}`);
    terminal.exit(EXIT.usage);
    return null;
  }
};

/** Ends a command that was refused. */
export const endRefused = (terminal: Terminal, refusal: Refusal): void => {
  terminal.err(tellRefusal(refusal));
  terminal.exit(EXIT.no);
};

/** 32 bytes as they are published. */
export const hexArgument = (text: string): string => {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new InvalidArgumentError('须为64位十六进制小写。');
};
