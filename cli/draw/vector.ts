import { Command } from 'commander';
import { checkVector, type VectorReport } from '../../domain/draw/bundle/vector';
import { readText } from './file';
import { machineProfiles } from './hashes';

/** Exit codes of `draw vector`, also in its help text. The worst of all files counts: 2 before 1 before 3. */
export const EXIT = { equal: 0, different: 1, unreadable: 2, unsupported: 3 } as const satisfies Record<
  VectorReport['status'],
  number
>;

const WORST_FIRST = ['unreadable', 'different', 'unsupported', 'equal'] as const;

const HELP = `
Runs drd1 test vectors again and compares every key that stands in their "expected", and their "primitives".
A vector with "expected": {"reject": true} is equal when its bundle is refused.

Exit codes:
  0  every vector is equal
  1  at least one value differs, or a refusal was expected and none came (or the other way round)
  2  a file cannot be read or is no test vector
  3  nothing differs, but a vector needs what this machine lacks (a hash)`;

/** One file and how it came out. */
export type FileReport = VectorReport & { readonly file: string };

const textOrWhy = async (file: string): Promise<{ text: string } | { why: string }> => {
  try {
    const read = await readText(file);
    return read.ok ? { text: read.value } : { why: `${read.refusal.code} ${JSON.stringify(read.refusal.facts)}` };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
};

/** Checks the files one after the other; a report for each, in their order. */
export const checkFiles = async (files: readonly string[]): Promise<FileReport[]> => {
  const profiles = machineProfiles();
  const reports: FileReport[] = [];
  for (const file of files) {
    const read = await textOrWhy(file);
    const report: VectorReport =
      'why' in read ? { status: 'unreadable', why: read.why } : checkVector(profiles, read.text);
    reports.push({ file, ...report });
  }
  return reports;
};

/** The exit code for these reports. */
export const exitCodeOf = (reports: readonly FileReport[]): number =>
  EXIT[WORST_FIRST.find((status) => reports.some((report) => report.status === status)) ?? 'equal'];

/** A report as lines for people: one for the file, one below it for each difference. */
export const linesOf = (report: FileReport): string[] => {
  const { file } = report;
  switch (report.status) {
    case 'equal':
      return [`equal      ${file}  (${report.compared} compared${noteOf(report)})`];
    case 'different':
      return [
        `different  ${file}  (${report.differences.length})`,
        ...report.differences.map(
          ({ field, expected, actual }) => `           ${field}: expected ${expected}, got ${actual}`,
        ),
      ];
    case 'unsupported':
      return [`not supported: ${report.what}  ${file}`];
    case 'unreadable':
      return [`unreadable ${file}  (${report.why})`];
  }
};

const noteOf = ({ refusal }: Extract<VectorReport, { status: 'equal' }>): string =>
  refusal === null ? '' : `; refused as expected: ${refusal.code} ${JSON.stringify(refusal.facts)}`;

/** What went wrong belongs to stderr, what went well to stdout. */
const print = (report: FileReport): void => {
  const stream = report.status === 'equal' ? process.stdout : process.stderr;
  stream.write(`${linesOf(report).join('\n')}\n`);
};

/** `draw vector FILE…`: equal or not, for people and (`--json`) for programs. */
export const vectorCommand = (): Command =>
  new Command('vector')
    .description('run test vectors of the draw again and compare')
    .argument('<file...>', 'test vectors (JSON)')
    .option('--json', 'print one JSON array of reports')
    .addHelpText('after', HELP)
    .action(async (files: string[], { json }: { json?: boolean }) => {
      const reports = await checkFiles(files);
      if (json === true) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
      else reports.forEach(print);
      process.exitCode = exitCodeOf(reports);
    });
