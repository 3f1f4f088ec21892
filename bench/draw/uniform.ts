import { Command, Option } from 'commander';
import { machineProfiles } from '../../cli/draw/hashes';
import { whole } from './command';
import { BIASED, productSampler } from './samplers';
import { askEven, askPromised, isRejected } from './simulate';

interface UniformOptions {
  readonly draws: number;
  readonly seed: string;
  readonly biased?: keyof typeof BIASED;
}

function run({ draws, seed, biased }: UniformOptions): number {
  const { sha256 } = machineProfiles();
  if (sha256 === undefined) throw new Error('no SHA-256');
  const product = productSampler(sha256, seed);
  // The others promise nothing but evenness, and are asked for nothing else.
  const asked =
    biased === undefined
      ? [...askEven(product, draws), ...askPromised(product, draws)]
      : askEven(BIASED[biased](seed), draws);
  const rejected = isRejected(asked);
  for (const { what, chiSquare, df, p } of asked)
    console.log(
      `${what.padEnd(18)}  χ² ${chiSquare.toFixed(1).padStart(9)}  df ${String(df).padStart(3)}  p ${p.toPrecision(2)}`,
    );
  console.log(`${rejected ? 'REJECTED' : 'not rejected'}: ${draws} draws of ${biased ?? 'the product'}, seed ${seed}`);
  console.log(JSON.stringify({ draws, seed, sampler: biased ?? 'product', rejected, asked }));
  return rejected ? 1 : 0;
}

new Command('uniform')
  .description('抽取是否均匀：用真正的抽取代码模拟小抽取，逐项作 χ² 检验；判为不均匀时退出码为 1')
  .option('--draws <n>', 'draws from each pool', whole, 200_000)
  .option('--seed <text>', 'seed of the shares and salts, or of the biased sampler', 'liancha')
  .addOption(new Option('--biased <how>', 'a sampler that only looks random instead').choices(Object.keys(BIASED)))
  .action((options: UniformOptions) => {
    process.exitCode = run(options);
  })
  .parse();
