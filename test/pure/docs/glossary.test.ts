import { COMMANDS } from '../../../contracts/commands';
import { ACTS } from '../../../contracts/runner';
import { INSPECTION_RULES, INSPECTION_STAGES } from '../../../contracts/stages/inspection';
import { JOINT_TASK_RULES, JOINT_TASK_STAGES } from '../../../contracts/stages/joint-task';
import { ROLE_WORDS } from '../../../contracts/refusals/kernel';
import { ROLES } from '../../../domain/kernel/duty';
import { REGISTRY } from '../../../journal/registry';
import { filesBelow, read } from './repository';

interface Row {
  readonly section: string;
  readonly zh: string;
  readonly identifier: string;
}

/** Rows of the tables in docs/glossary.md, with the heading they stand under. */
function glossary(): readonly Row[] {
  let section = '';
  return read('docs/glossary.md')
    .split('\n')
    .flatMap((line): Row[] => {
      section = /^## (.*)$/.exec(line)?.[1] ?? section;
      const [, zh, identifier] = /^\| ([^|]+) \| `([^`]+)`[^|]*\|/.exec(line) ?? [];
      return zh && identifier ? [{ section, zh: zh.trim(), identifier }] : [];
    });
}

const ROWS = glossary();
const under = (heading: string) => ROWS.filter(({ section }) => section.startsWith(heading));
const identifiers = (rows: readonly Row[]) => rows.map(({ identifier }) => identifier).sort();
const wordsOf = (rows: readonly Row[]) => Object.fromEntries(rows.map(({ identifier, zh }) => [identifier, zh]));

/** Event types have no value at run time: they are read from the unions that declare them. */
const eventTypes = (): readonly string[] =>
  [...filesBelow('workflows', 'events.ts'), 'workflows/target-import/process.ts', 'domain/kernel/life.ts'].flatMap(
    (file) => [...read(file).matchAll(/readonly type: '(\w+)'/g)].map(([, type]) => type ?? ''),
  );

const tables = (): readonly string[] =>
  filesBelow('prisma/migrations', '.sql').flatMap((file) =>
    [...read(file).matchAll(/^CREATE TABLE (?:IF NOT EXISTS )?([\w.]+)/gm)].map(([, table]) => table ?? ''),
  );

describe('the glossary', () => {
  it('names every process of the registry', () => {
    expect(identifiers(under('Processes'))).toEqual(expect.arrayContaining(Object.keys(REGISTRY)));
  });

  it('tells the stages of both processes in the words of their tables, and no other stage', () => {
    expect(wordsOf(under('Stages of a joint task'))).toEqual(JOINT_TASK_STAGES);
    expect(wordsOf(under('Stages of an inspection'))).toEqual(INSPECTION_STAGES);
  });

  it('names every role as every page calls it', () => {
    const words = wordsOf(under('Roles'));
    expect(ROLES.map((role) => [role, words[role]])).toEqual(ROLES.map((role) => [role, ROLE_WORDS[role].zh]));
  });

  it('names every command by its title', () => {
    const titles = (rules: Readonly<Record<string, { readonly title: string }>>) =>
      Object.fromEntries(Object.entries(rules).map(([command, { title }]) => [command, title]));
    expect(wordsOf(under('Commands of a joint task'))).toEqual({
      createTask: '新建联合任务',
      ...titles(JOINT_TASK_RULES),
    });
    expect(wordsOf(under('Commands of an inspection'))).toEqual(titles(INSPECTION_RULES));
    const all = Object.values(COMMANDS).flatMap((commands) => Object.keys(commands));
    expect(identifiers(ROWS)).toEqual(expect.arrayContaining(all));
  });

  it("names every machine's act, and none that is gone", () => {
    expect(identifiers(under('Machine acts'))).toEqual([...new Set(Object.values(ACTS).flat())].sort());
  });

  it('names every type of event, and none that is gone', () => {
    expect(eventTypes().length).toBeGreaterThan(40);
    expect(identifiers(under('Events'))).toEqual([...eventTypes()].sort());
  });

  it('names every table, and none that is gone', () => {
    expect(tables().length).toBeGreaterThan(30);
    expect(identifiers(under('Tables'))).toEqual([...tables()].sort());
  });

  it('has no identifier that the code does not have', () => {
    const folders = ['domain', 'contracts', 'workflows', 'journal', 'activities'];
    const code = folders
      .flatMap((folder) => filesBelow(folder, '.ts'))
      .map(read)
      .join('\n');
    const built = ROWS.filter(({ section, identifier }) => !section.startsWith('Tables') && identifier !== 'referral');
    expect(built.filter(({ identifier }) => !new RegExp(`\\b${identifier}\\b`).test(code))).toEqual([]);
  });
});
