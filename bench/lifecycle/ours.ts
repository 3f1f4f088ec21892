import type { Client } from '@temporalio/client';
import { Pool } from 'pg';
import type { CityClient } from '../../cli/drill/client';
import type { Lifecycle, Peer } from './peer';
import type { Arrived } from './stage';
import { traceOf } from './trace';

/** inspectionOpened, arrived, resultsEntered twice, visitEnded, reviewPassed twice, allPassed, published, delivered. */
const EVENTS = 10;
/** How often the caller looks whether inspections have ended: one query for all of them. Looking more often costs what it measures. */
const LOOK_MS = 25;

/** The product (联查): the staged inspections, commanded through its HTTP API with sessions, carried by its own worker. */
export function ourPeer(
  city: CityClient,
  client: Client,
  databaseUrl: string,
  pids: Readonly<Record<string, number>>,
  staged: readonly Arrived[],
): Peer {
  const db = new Pool({ connectionString: databaseUrl, max: 2 });
  const ends = watchEnds(db);
  let begun = 0;
  const lifecycle = ({ id, commands }: Arrived): Lifecycle => ({
    id,
    commands: commands.map(
      ({ login, path, command, body, about }) =>
        () =>
          city.command(login, path, command, body, about),
    ),
    closed: () => ends.of(id),
  });
  return {
    name: 'ours',
    pids,
    schemas: ['journal', 'public'],
    begin: (n) => {
      const own = staged.slice(begun, (begun += n));
      if (own.length < n) throw new Error('too few inspections were staged');
      return Promise.resolve(own.map(lifecycle));
    },
    check: async (done) => {
      const { rows } = await db.query<{ id: string; n: number }>(
        `SELECT p.id, count(e.seq)::int AS n FROM journal.process p LEFT JOIN journal.event e ON e.process = p.id
         WHERE p.id = ANY($1) GROUP BY p.id HAVING count(e.seq) = $2 AND p.ended`,
        [done.map(({ id }) => id), EVENTS],
      );
      if (rows.length !== done.length)
        throw new Error(`${done.length - rows.length} inspections lack or double some of their ${EVENTS} events`);
    },
    trace: (id) => traceOf(client, id),
    end: async () => {
      await ends.stop();
      await db.end();
    },
  };
}

/** Tells when inspections end, asking the journal for all that are waited for at once. */
function watchEnds(db: Pool): { of: (id: string) => Promise<void>; stop: () => Promise<void> } {
  const waiting = new Map<string, () => void>();
  let on = true;
  const look = async () => {
    while (on) {
      if (waiting.size > 0) {
        const { rows } = await db.query<{ id: string }>({
          name: 'ended',
          text: 'SELECT id FROM journal.process WHERE ended AND id = ANY($1)',
          values: [[...waiting.keys()]],
        });
        for (const { id } of rows) {
          waiting.get(id)?.();
          waiting.delete(id);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const looking = look();
  return {
    of: (id) => new Promise((resolve) => waiting.set(id, resolve)),
    stop: () => {
      on = false;
      return looking;
    },
  };
}
