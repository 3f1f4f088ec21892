import { Command, InvalidArgumentError } from 'commander';
import { drawCommand } from './draw/command';
import { benchLifecycles, type LifecycleOptions } from './lifecycle/run';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number above 0 is wanted');
  return value;
};

const program = new Command('bench').description('压测').addCommand(drawCommand());

program
  .command('lifecycle', { isDefault: true })
  .description('一户检查从录入到公示报送的全程：联查、纯 SQL、裸 Temporal 在同一套服务上交替各跑几轮')
  .option('--seed <text>', 'seed of the task and of the secrets', String(Math.floor(Date.now() / 1000)))
  .option('--n <n>', 'lifecycles of each peer in a round', whole, 60)
  .option('--callers <n>', 'callers at a time', whole, 16)
  .option('--rounds <n>', 'rounds, each with every peer', whole, 5)
  .option('--alone <n>', 'lifecycles of each peer in a round with one caller', whole, 10)
  .option('--dir <folder>', 'where the run keeps its state; emptied first', '.liancha/bench')
  .action(async (options: LifecycleOptions) => {
    process.exitCode = await benchLifecycles(options);
  });

program.parseAsync().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
