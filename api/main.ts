import { ask } from '../journal/ask';
import { openDb } from '../journal/db';
import { unsealerOf } from '../journal/seal';
import { loadAssets } from '../web/assets';
import { createPages } from '../web/pages';
import { serveAssets } from '../web/serve-assets';
import { createApp } from './app';
import { createDatabase } from './auth/prisma';
import { Sessions } from './auth/sessions';
import { CannotStart, configOf } from './config';
import { journalOf, writingJournal } from './journal';
import { createLog } from './log';
import { createReadModels } from './read-models/create';
import { closeServer, listen, portOf } from './serve';

/** The API's process: pages, /api/v1, documentation, health, metrics. Commands are served with Temporal away. */
async function main(): Promise<void> {
  const config = configOf(process.env);
  const { production, sample, drills, trustProxy, publicOrigin, notary, tls } = config;
  const log = createLog(config.logLevel);
  const database = createDatabase(config.databaseUrl);
  const db = openDb(config.databaseUrl);
  const writing = writingJournal(db, config.installationKey, config.timestamping);
  const assets = loadAssets();
  const app = createApp(
    {
      settings: { production, sample, drills, trustProxy, publicOrigin, secure: tls !== null || trustProxy !== false },
      database,
      sessions: new Sessions(database, sample),
      journal: journalOf(writing),
      readModels: createReadModels({
        database,
        ask: (question) => ask(writing, question),
        unseal: unsealerOf(config.installationKey),
        notary,
      }),
      pages: createPages(assets),
      log,
    },
    serveAssets(assets),
  );
  const server = await listen(app, config);
  console.log(`READY ${tls ? 'https' : 'http'}://${config.host}:${portOf(server)}`);

  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await closeServer(server);
    await Promise.all([database.$disconnect(), db.end()]);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
});
