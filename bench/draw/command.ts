import { Command, InvalidArgumentError } from 'commander';
import { benchDraw, type DrawOptions } from './run';

const LEAST = 100;
/** A unit's number and the first bytes of its ticket share 64 bits (domain/draw/order.ts); memory ends sooner. */
const MOST = 100_000_000;

const sizes = (text: string): readonly number[] =>
  text.split(',').map((word) => {
    const size = Number(word);
    if (!Number.isInteger(size) || size < LEAST || size > MOST)
      throw new InvalidArgumentError(`whole numbers from ${LEAST} to ${MOST}, with commas between`);
    return size;
  });

export const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number above 0 is wanted');
  return value;
};

export const drawCommand = (): Command =>
  new Command('draw')
    .description('抽取号签：联查与逐个调用 crypto.hash、createHash、一致性抽样、洗牌法并列')
    .option('--units <n,n>', 'sizes of pools', sizes, [1_000_000, 10_000_000])
    .option('--rounds <n>', 'rounds, each with every peer', whole, 3)
    .option('--seed <text>', 'seed of the pool and of the tickets', 'liancha')
    .action(async (options: DrawOptions) => {
      process.exitCode = await benchDraw(options);
    });
