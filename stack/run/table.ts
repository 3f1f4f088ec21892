import type { StackState } from '../state';

/** One login of the sample city, as `stack/sample/logins` exports them. */
export interface SampleLogin {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

/** Width in a terminal: a Chinese character or a full-width sign takes two columns. */
export const width = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(char)
        ? 2
        : 1),
    0,
  );

const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** Rows as aligned columns. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) => (indent + row.map((cell, i) => pad(cell, widths[i] ?? 0)).join('   ')).trimEnd()).join('\n');
}

/** What stands on the terminal once everything serves. */
export function readyTable(state: StackState, logins: readonly SampleLogin[], seconds: string): string {
  const rule = '─'.repeat(78);
  const places = [
    ['Console 工作台', state.console],
    ['Public site 公示', state.public],
    ['API docs', state.docs],
    ["Temporal's UI", state.temporalUi ?? `(server ${state.temporal})`],
    ['State, logs', state.home],
  ];
  return [
    rule,
    `Liancha 联查 is up (${seconds}).`,
    '',
    columns(places),
    '',
    entrance(state, logins),
    '',
    'Ctrl-C stops everything; the state stays.',
    rule,
  ].join('\n');
}

function entrance(state: StackState, logins: readonly SampleLogin[]): string {
  if (logins.length === 0)
    return '  No sample city here. Make the first administrator:  npm run -s cli -- admin create';
  const rows = [['Role', 'Login', 'Password'], ...logins.map(({ role, login, password }) => [role, login, password])];
  const [first] = logins;
  return [
    columns(rows),
    '',
    `  Try first:  open ${state.console} and log in as ${first?.login ?? ''} (${first?.password ?? ''})`,
    '              npm run drill    (in another terminal: a joint task lives its two months in seconds)',
  ].join('\n');
}
