import { Command } from 'commander';
import { checkRebuild } from '../../journal/rebuild';
import { recover } from '../../journal/recover';
import { verify, type Broken } from '../../journal/verify';
import { onJournal } from '../database';
import { endProgress, EXIT, EXIT_WORDS, type Terminal } from '../terminal';

interface Options {
  readonly json?: boolean;
}

const WHAT: Readonly<Record<Broken['what'], string>> = {
  missing: '缺一条记录',
  place: '记录放错了地方',
  hash: '记录与其哈希不符：内容被改动过',
  head: '链尾与流程不符：结尾缺记录，或流程被改动过',
  set: '业务记录与事件不符',
  empty: '流程没有任何记录',
};
const n = (count: number): string => count.toLocaleString('en-US');

/** `journal verify`, `journal rebuild --check`: the record judged by itself. */
export const journalCommand = (terminal: Terminal): Command =>
  new Command('journal').description('记录链').addCommand(verifyCommand(terminal)).addCommand(rebuildCommand(terminal));

const verifyCommand = (terminal: Terminal): Command =>
  new Command('verify')
    .description('逐条核验全部记录链和它们所代表的业务记录，指出第一处断开')
    .option('--json', '只输出结果，JSON')
    .addHelpText('after', EXIT_WORDS)
    .action((options: Options) =>
      onJournal(terminal, async ({ db }) => {
        const verified = await verify(db, ({ events, of }) => terminal.progress(`已核验 ${n(events)}/${n(of)} 条`));
        endProgress();
        const { broken, processes, events, sets } = verified;
        const ok = broken.length === 0;
        if (options.json) terminal.out(JSON.stringify({ ok, ...verified }));
        else if (ok)
          terminal.out(`通过：${n(processes)} 个流程、${n(events)} 条记录、${n(sets)} 组业务记录，每一条都接得上。`);
        if (!ok) broken.forEach((found) => terminal.err(tellBroken(found)));
        return ok ? EXIT.done : EXIT.no;
      }),
    );

const tellBroken = ({ process, seq, what, detail }: Broken): string =>
  `不通过：${process}${seq === null ? '' : ` 第 ${seq} 条`}，${WHAT[what]}（${detail}）`;

const rebuildCommand = (terminal: Terminal): Command =>
  new Command('rebuild')
    .description('从事件重算状态、期限和待办，与库中比较；只核对，不改写')
    .requiredOption('--check', '只核对')
    .option('--json', '只输出结果，JSON')
    .addHelpText('after', EXIT_WORDS)
    .action((options: Options) =>
      onJournal(terminal, async (journal) => {
        const tell = (done: { processes: number; of: number }) =>
          terminal.progress(`已重算 ${n(done.processes)}/${n(done.of)} 个流程`);
        const checked = await checkRebuild(journal, tell);
        endProgress();
        const ok = checked.differences.length === 0;
        if (options.json) terminal.out(JSON.stringify({ ok, ...checked }));
        else if (ok) terminal.out(`相符：${n(checked.processes)} 个流程由事件重算，状态、期限、待办都与库中一致。`);
        for (const { process, what, detail } of checked.differences)
          terminal.err(`不符：${process} 的 ${what}：${detail}`);
        return ok ? EXIT.done : EXIT.no;
      }),
    );

/** `recover`: after the loss of Temporal every open process is told to it again. */
export const recoverCommand = (terminal: Terminal): Command =>
  new Command('recover')
    .description('Temporal 的数据丢失之后：让每个未办结的流程重新由它承载；好着的时候用也无害')
    .option('--json', '只输出结果，JSON')
    .addHelpText('after', EXIT_WORDS)
    .action((options: Options) =>
      onJournal(terminal, async ({ db }) => {
        const told = await recover(db);
        terminal.out(
          options.json
            ? JSON.stringify({ ok: true, processes: told })
            : `已通知 ${n(told)} 个未办结的流程；worker 会在几秒内接手。`,
        );
        return EXIT.done;
      }),
    );
