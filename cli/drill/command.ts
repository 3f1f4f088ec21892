import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { addDays, beijingInstant } from '../../domain/calendar/beijing';
import { JOINT_TASK_STAGES, type JointTaskStage } from '../../contracts/stages/joint-task';
import type { SchemeView, TaskView } from '../../contracts/views/task';
import type { Cast } from './acts';
import { ApiError, CityClient } from './client';
import { diceOf } from './dice';
import { live } from './life';
import { Narrator } from './narrator';
import { drillScheme } from './scheme';

interface Options {
  readonly api?: string;
  readonly targets: string;
  readonly experts: string;
  readonly csv?: string;
  readonly seed: string;
  readonly from: string;
  readonly until?: JointTaskStage;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** With an address. */
type Placed = Options & { readonly api: string };

const LEAD = 'amr.handler';
const DRILL = 'drill.drill';
const NINE = 9 * 60;

/** `drill`: a joint task lives through its two months in seconds on the running city, through HTTP alone. */
export function drillCommand(defaults: { api: string | undefined; password: string }): Command {
  return new Command('drill')
    .description('演练：一件联合任务在几秒里走完两个月（只通过 HTTP，只动自己的时钟）')
    .option('--targets <n>', '抽取户数', '60')
    .option('--experts <n>', '每户请几名专家（0到3），从专业人员库随机选派', '0')
    .option('--csv <file>', '用自己的名录（企业名称、统一社会信用代码、注册地址…），只进这次演练')
    .option('--seed <text>', '种子：份额、信标、日期都由它来', String(Math.floor(Date.now() / 1000)))
    .option('--from <day>', '演练从哪天开始', '2026-09-21')
    .addOption(
      new Option('--until <stage>', '走到这个阶段就停下，接着由人在页面上办').choices(Object.keys(JOINT_TASK_STAGES)),
    )
    .option('--api <url>', 'API 地址', defaults.api)
    .option('--json', '只输出结果，JSON')
    .option('--quiet', '不逐条叙述')
    .addHelpText('after', '\n退出码：0 走完且记录链核验通过；1 没有走完；2 参数有误。')
    .action(async (options: Options) => {
      const wanted = Number(options.targets);
      if (!Number.isInteger(wanted) || wanted < 1 || wanted > 10_000) {
        console.error(`--targets 须为1到10000之间的整数，不能是“${options.targets}”`);
        process.exitCode = 2;
        return;
      }
      if (!/^[0-3]$/.test(options.experts)) {
        console.error(`--experts 须为0到3之间的整数，不能是“${options.experts}”`);
        process.exitCode = 2;
        return;
      }
      if (!options.api) {
        console.error('平台没有在运行（这个状态文件夹里没有）。先 npm start，或用 --api 指明地址。');
        process.exitCode = 2;
        return;
      }
      process.exitCode = await drill({ ...options, api: options.api }, wanted, defaults.password);
    });
}

async function drill(options: Placed, targets: number, password: string): Promise<number> {
  const started = performance.now();
  const narrator = new Narrator((line) => console.log(line), Boolean(options.json ?? options.quiet));
  const city = new CityClient(options.api.replace(/\/$/, ''), password, options.seed);
  try {
    const { cast, clock } = await stageFor(city, options, targets, narrator);
    const lived = await live(cast, clock, narrator, options.until ?? null);
    const end = await city.get<TaskView>(LEAD, cast.taskPath);
    const chain = await city.get<{ ok: boolean; processes: number; events: number }>(
      DRILL,
      `clocks/${clock}/verification`,
    );
    const summary = {
      ok: chain.ok,
      task: cast.task,
      stage: end.status.word,
      seed: options.seed,
      began: lived.began,
      ended: lived.ended,
      drawn: end.progress.drawn,
      disclosed: end.progress.disclosed,
      closed: end.progress.closed,
      commands: lived.commands,
      retries: city.sent.retries,
      unanswered: city.sent.unanswered,
      clockMoves: lived.moves,
      processes: chain.processes,
      events: chain.events,
      chainVerified: chain.ok,
      seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
      console: `${options.api}/c/tasks/${cast.task}`,
      public: `${options.api}/p/tasks/${cast.task}`,
    };
    if (options.json) console.log(JSON.stringify(summary));
    else tell(summary);
    return chain.ok ? 0 : 1;
  } catch (error) {
    console.error(
      error instanceof ApiError
        ? `演练停下：${error.message}`
        : `演练停下：${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

/** The clock, the list if one was brought, the task and its scheme. */
async function stageFor(
  city: CityClient,
  { seed, from, csv, experts }: Options,
  targets: number,
  narrator: Narrator,
): Promise<{ cast: Cast; clock: string }> {
  const clock = `drill-${seed
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, 40)}`;
  const now = beijingInstant(from, NINE);
  await city.post(DRILL, 'clocks', { id: clock, at: now }, 'clock');
  narrator.note(`演练时钟 ${clock} 停在 ${from} 09:00；只有这次演练能动它。`);
  if (csv) {
    const file = await readFile(csv);
    const report = await city.upload<{ rows: number; added: number; refused: number }>(
      DRILL,
      `clocks/${clock}/targets`,
      file,
    );
    narrator.note(`名录 ${csv}：${report.rows} 行，接受 ${report.added} 户，拒绝 ${report.refused} 行。`);
  }
  const made = await city.post<{ process: string }>(LEAD, 'tasks', { name: `演练${seed}部门联合抽查`, clock }, 'task');
  const taskPath = `tasks/${made.process}`;
  const view = await city.get<SchemeView>(LEAD, `${taskPath}/scheme`);
  const scheme = drillScheme(view, {
    name: `演练${seed}部门联合抽查`,
    targets,
    experts: Number(experts),
    from: addDays(from, 45),
    to: addDays(from, 90),
  });
  await city.command(LEAD, taskPath, 'saveScheme', { scheme }, 'scheme');
  narrator.stage(now, `任务 ${made.process}`);
  narrator.deed(
    now,
    `牵头 ${scheme.lead}，参与 ${scheme.departments.slice(1).join('、')}；名录 ${view.poolSize} 户，抽 ${scheme.count ?? 0} 户，事项 ${scheme.items.length} 项${scheme.experts ? `，每户专家 ${scheme.experts.count} 名` : ''}`,
  );
  return {
    clock,
    cast: {
      city,
      dice: diceOf(seed),
      task: made.process,
      taskPath,
      lead: LEAD,
      visitsFrom: scheme.window.from,
      absent: scheme.departments[2] ?? null,
      told: new Set(),
    },
  };
}

function tell(summary: Readonly<Record<string, unknown>>): void {
  const lines = [
    '',
    `${summary['stage'] === JOINT_TASK_STAGES.closed ? '走完了' : `停在“${String(summary['stage'])}”`}：${String(summary['began']).slice(0, 10)} 至 ${String(summary['ended']).slice(0, 10)}，实际用时 ${String(summary['seconds'])} 秒。`,
    `  抽取 ${String(summary['drawn'])} 户，公示 ${String(summary['disclosed'])} 户，办结 ${String(summary['closed'])} 户。`,
    `  命令 ${String(summary['commands'])} 条（重发 ${String(summary['retries'])}），流程 ${String(summary['processes'])} 个，记录 ${String(summary['events'])} 条。`,
    `  记录链核验：${summary['chainVerified'] ? '通过，每一条都接得上' : '未通过'}`,
    `  任务页   ${String(summary['console'])}`,
    `  公众页   ${String(summary['public'])}`,
  ];
  console.log(lines.join('\n'));
}
