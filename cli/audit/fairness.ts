import { Command } from 'commander';
import { isRemarkable, LEAST_DRAWN, REMARKABLE, fairnessAudit, type FairnessReport } from '../../domain/fairness/audit';
import { LEAST_FOR_RATE, type Rate } from '../../domain/fairness/rates';
import { VERDICT_WORDS } from '../../contracts/views/fairness';
import { fairnessInput } from '../../journal/fairness/input';
import { onJournal } from '../database';
import { endProgress, EXIT, EXIT_WORDS, type Terminal } from '../terminal';

interface Options {
  readonly clock: string;
  readonly json?: boolean;
}

/** `audit fairness`: all draws so far, judged now. The night's own judgements lie in `fairness_audit`. */
export const auditCommand = (terminal: Terminal): Command =>
  new Command('audit').description('自查').addCommand(fairnessCommand(terminal));

const fairnessCommand = (terminal: Terminal): Command =>
  new Command('fairness')
    .description('公平性自查：历次抽取是否均匀、人企是否反复相遇、递补作废回避的比例；有须核查的退出码为 1')
    .option('--clock <id>', '时钟：city 或一次演练的编号', 'city')
    .option('--json', '只输出结果，JSON')
    .addHelpText('after', EXIT_WORDS)
    .action(({ clock, json }: Options) =>
      onJournal(terminal, async ({ db }) => {
        const input = await db.snapshot((tx) =>
          fairnessInput(tx, clock, ({ draws, of }) => terminal.progress(`已读 ${draws}/${of} 次抽取`)),
        );
        endProgress();
        const report = fairnessAudit(input);
        const remarkable = isRemarkable(report);
        if (json) terminal.out(JSON.stringify({ ok: !remarkable, clock, ...report }));
        else tell(report).forEach((line) => terminal.out(line));
        return remarkable ? EXIT.no : EXIT.done;
      }),
    );

function tell({ draws, drawn, places, meetings, voids, replacements, redraws, recusals, grants }: FairnessReport) {
  const { fit } = places;
  const figures = fit ? `，χ² ${fit.chiSquare.toFixed(1)}，自由度 ${fit.df}，p ${p(fit.p)}` : '';
  return [
    `历次抽取 ${draws} 次，抽中 ${drawn} 户（不足 ${LEAST_DRAWN} 户不下结论；p 小于 ${REMARKABLE} 的请核查）`,
    `名录位次：${VERDICT_WORDS[places.verdict]}${figures}`,
    `人企相遇：${VERDICT_WORDS[meetings.verdict]}，可能再遇的 ${meetings.pairs} 对中 ${meetings.again} 对再遇，随机应为 ${meetings.expectedAgain.toFixed(1)} 对`,
    ...meetings.most
      .slice(0, 5)
      .map(
        ({ officer, target, times, of, p: chance }) =>
          `  ${officer} 与 ${target}：${of} 次任务相遇 ${times} 次，p ${p(chance)}`,
      ),
    `作废 ${share(voids)}，替换对象 ${share(replacements)}`,
    ...(
      [
        ['递补（按部门）', redraws],
        ['申请回避（按人员）', recusals],
        ['准予回避（按决定人）', grants],
      ] as const
    ).flatMap(([word, { all, each, verdict }]) => [
      `${word}：${VERDICT_WORDS[verdict]}，合计 ${share(all)}`,
      ...each
        .filter(({ p: chance }) => chance !== null && chance < REMARKABLE)
        .map((one) => `  ${one.who}：${share(one)}`),
    ]),
  ];
}

const p = (value: number): string => (value < 1e-4 ? '<0.0001' : value.toFixed(4));
const share = ({ times, of, rate }: Rate): string =>
  rate === null
    ? `${times}/${of}（不足 ${LEAST_FOR_RATE}，不计比例）`
    : `${(rate * 100).toFixed(1)}%（${times}/${of}）`;
