import { FACTS } from '../journal/facts';
import { openDb } from '../journal/db';
import type { Journal } from '../journal/journal';
import { PROJECTORS } from '../journal/projectors';
import { REGISTRY } from '../journal/registry';
import { readStackEnvironment } from '../stack/state';
import { EXIT, type Terminal } from './terminal';

/** No database to work on; the sentence says how to get one. */
class NoDatabase extends Error {}

/**
 * The database of the running stack; without one, DATABASE_URL and INSTALLATION_KEY. The stack goes first: DATABASE_URL may be
 * an administrator's, through which the stack made a database of its own.
 */
function addressOf(): { url: string; key: string } {
  const env = readStackEnvironment() ?? process.env;
  const url = env['DATABASE_URL'];
  const key = env['INSTALLATION_KEY'] ?? '';
  if (url) return { url, key };
  throw new NoDatabase(
    '平台没有在运行，也没有设置 DATABASE_URL。请先 npm start，或设置 DATABASE_URL 与 INSTALLATION_KEY。',
  );
}

/** Opens the journal for as long as the work lasts. */
export async function withJournal<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
  const { url, key } = addressOf();
  const db = openDb(url, { max: 4, statementTimeoutMs: 0 });
  try {
    await db.query('SELECT 1').catch((error: unknown) => {
      throw new NoDatabase(`数据库没有应答：${error instanceof Error ? error.message : String(error)}`);
    });
    return await work({
      db,
      registry: REGISTRY,
      facts: FACTS,
      projectors: PROJECTORS,
      installationKey: Buffer.from(key, 'hex'),
    });
  } finally {
    await db.end();
  }
}

/** Runs a command's work on the journal; a missing database is said in a sentence, anything else is a bug and thrown. */
export async function onJournal(terminal: Terminal, work: (journal: Journal) => Promise<number>): Promise<void> {
  try {
    terminal.exit(await withJournal(work));
  } catch (error) {
    if (!(error instanceof NoDatabase)) throw error;
    terminal.err(error.message);
    terminal.exit(EXIT.noDatabase);
  }
}
