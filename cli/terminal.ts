/** What every command says and with which code it ends. Results go to stdout, progress and errors to stderr. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  exit(code: number): void;
  /** A line that overwrites itself, on a terminal alone: how far long work has come. */
  progress(line: string): void;
}

/** Exit codes that mean the same in every command; each command's help names its own beside them. */
export const EXIT = { done: 0, no: 1, usage: 2, noDatabase: 4 } as const;

export const EXIT_WORDS = `
退出码：
  0  办成了，或核对全部相符
  1  没有办成，或有不符
  2  用法不对
  4  连不上数据库，或平台没有在运行`;

export const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  exit: (code) => {
    process.exitCode = code;
  },
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
  },
};

/** Ends a line of progress. */
export const endProgress = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};
