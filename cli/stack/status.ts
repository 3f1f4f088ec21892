import { Command } from 'commander';
import { readStack } from '../../stack/state';
import { EXIT, type Terminal } from '../terminal';

const HELP = `
退出码：
  0  在运行
  1  没有在运行`;

/** `stack status`: what runs where, without passwords. */
export const stackCommand = (terminal: Terminal): Command =>
  new Command('stack').description('平台的进程').addCommand(
    new Command('status')
      .description('在哪里运行：控制台、公众站、接口、Temporal、数据库')
      .option('--json', '只输出结果，JSON')
      .addHelpText('after', HELP)
      .action(({ json }: { readonly json?: boolean }) => {
        const state = readStack();
        if (json) terminal.out(JSON.stringify(state ?? { ready: false }));
        else if (state === null) terminal.err('平台没有在运行。请先 npm start。');
        else
          for (const [name, value] of Object.entries(state)) terminal.out(`${name.padEnd(12)}${String(value ?? '—')}`);
        terminal.exit(state?.ready ? EXIT.done : EXIT.no);
      }),
  );
