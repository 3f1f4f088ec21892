import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import { EXIT, type Terminal } from '../terminal';

const HELP = `
不登录的，取公示材料。登录的，取审计材料：检查时间结束之后，给审计、牵头部门的经办、审批人和负责人；每取一次，
平台记一笔查阅记录，编号写到标准错误输出。--proof 取一户的在库证明，给牵头部门的经办，由其交给该户。
密码从标准输入（--password-stdin）或环境变量 LIANCHA_PASSWORD 读取，不从命令行：命令行别人看得见。

退出码：
  0  取到了，写到标准输出；再用 draw verify 或 draw inclusion 核验
  1  平台拒绝了，理由写到标准错误输出
  2  用法不对
  4  连不上平台，或取到一半断了`;

interface Options {
  readonly api?: string;
  readonly login?: string;
  readonly passwordStdin?: boolean;
  readonly proof?: string;
  readonly json?: boolean;
}

/** `draw fetch ID`: what the platform gives out of a draw, to whom it is given. */
export const fetchCommand = (terminal: Terminal, api?: string): Command =>
  new Command('fetch')
    .description('从平台取一次抽取的公示材料、审计材料或在库证明（JSON）')
    .argument('<id>', '抽取号')
    .option('--login <name>', '账号')
    .option('--password-stdin', '从标准输入读取密码')
    .option('--proof <uid>', '一户的在库证明：统一社会信用代码')
    .option('--api <url>', 'API 地址', api)
    .option('--json', '输出本来就是JSON')
    .addHelpText('after', HELP)
    .action(async (id: string, options: Options) => {
      const fault = faultIn(options);
      if (fault === null) return terminal.exit(await take(terminal, id, options));
      terminal.err(fault);
      terminal.exit(EXIT.usage);
    });

const faultIn = ({ api, login, proof }: Options): string | null => {
  if (api === undefined) return '平台没有在运行（这个状态文件夹里没有）。先 npm start，或用 --api 指明地址。';
  return proof !== undefined && login === undefined ? '在库证明只给牵头部门的经办：请用 --login 登录。' : null;
};

async function take(terminal: Terminal, id: string, options: Options): Promise<number> {
  const api = `${(options.api ?? '').replace(/\/+$/, '')}/api/v1`;
  try {
    const token = options.login === undefined ? null : await tokenOf(api, options.login, await passwordOf(options));
    const response = await fetch(`${api}/${pathOf(id, options)}`, {
      ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(text);
    const note = response.headers.get('x-access-note');
    if (note !== null) terminal.err(`已记查阅记录第${note}号。`);
    terminal.out(text);
    return EXIT.done;
  } catch (error) {
    terminal.err(error instanceof Refused ? error.message : `连不上平台，或取到一半断了：${String(error)}`);
    return error instanceof Refused ? EXIT.no : EXIT.noDatabase;
  }
}

const pathOf = (id: string, { login, proof }: Options): string => {
  if (login === undefined) return `public/draws/${encodeURIComponent(id)}`;
  const draw = `draws/${encodeURIComponent(id)}`;
  return proof === undefined ? `${draw}/bundle` : `${draw}/proof/${encodeURIComponent(proof)}`;
};

const passwordOf = async ({ passwordStdin }: Options): Promise<string> =>
  passwordStdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : (process.env['LIANCHA_PASSWORD'] ?? '');

async function tokenOf(api: string, login: string, password: string): Promise<string> {
  const response = await fetch(`${api}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, kind: 'bearer' }),
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(text);
  return (JSON.parse(text) as { token: string }).token;
}

/** The platform's own words of a refusal. */
class Refused extends Error {
  constructor(problem: string) {
    super(detailOf(problem));
  }
}

function detailOf(problem: string): string {
  try {
    return (JSON.parse(problem) as { detail?: string }).detail ?? problem.slice(0, 200);
  } catch {
    return problem.slice(0, 200);
  }
}
