import { randomBytes } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import { hash } from '@node-rs/argon2';
import { Command } from 'commander';
import { PASSWORD_COST, PASSWORD_LEAST } from '../../contracts/password';
import { tellRefusal } from '../../contracts/refusals';
import { createAdministrator } from '../../journal/people/administrator';
import { onJournal } from '../database';
import { EXIT, EXIT_WORDS, type Terminal } from '../terminal';

interface Options {
  readonly login: string;
  readonly name: string;
  readonly org: string;
  readonly orgName: string;
  readonly passwordStdin?: boolean;
  readonly json?: boolean;
}

/** `admin create`: the first administrator of an installation without sample logins. */
export const adminCommand = (terminal: Terminal): Command =>
  new Command('admin').description('管理员').addCommand(
    new Command('create')
      .description('新建管理员；密码从标准输入读取，否则生成一个，只显示这一次')
      .requiredOption('--login <text>', '账号')
      .requiredOption('--name <text>', '姓名')
      .option('--org <id>', '所属组织的编号；没有则新建', 'admin')
      .option('--org-name <text>', '新建组织时的名称', '平台管理')
      .option('--password-stdin', '从标准输入读取密码（不从命令行：命令行别人看得见）')
      .option('--json', '只输出结果，JSON')
      .addHelpText('after', EXIT_WORDS)
      .action((options: Options) => create(terminal, options)),
  );

async function create(terminal: Terminal, options: Options): Promise<void> {
  const { login, name, org, orgName, json } = options;
  const fault = faultIn(options);
  if (fault !== null) return usage(terminal, fault);
  const given = options.passwordStdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : null;
  if (given !== null && given.length < PASSWORD_LEAST) return usage(terminal, `密码至少 ${PASSWORD_LEAST} 个字符。`);
  const password = given ?? randomBytes(12).toString('base64url');
  const passwordHash = await hash(password, PASSWORD_COST);
  await onJournal(terminal, async ({ db }) => {
    const made = await createAdministrator(db, { login, name, passwordHash, org, orgName });
    if (!made.ok) {
      terminal.err(tellRefusal(made.refusal));
      if (json) terminal.out(JSON.stringify({ ok: false, code: made.refusal.code }));
      return EXIT.no;
    }
    const shown = given === null ? password : null;
    if (json) terminal.out(JSON.stringify({ ok: true, login, password: shown }));
    else terminal.out(`已新建管理员 ${login}。${shown === null ? '' : `密码（只显示这一次）：${shown}`}`);
    return EXIT.done;
  });
}

/** What no login or name may be. */
function faultIn({ login, name, org }: Options): string | null {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,59}$/.test(login)) return '账号须为2至60个字母、数字、点、下划线或短横。';
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(org)) return '组织编号须为字母、数字、点、下划线或短横。';
  return name.trim() === '' || name.length > 60 || /\p{C}/u.test(name) ? '姓名不能为空、过长或含看不见的字符。' : null;
}

function usage(terminal: Terminal, text: string): void {
  terminal.err(text);
  terminal.exit(EXIT.usage);
}
