import type { Peer } from './peer';
import { checkRows, createSchema, humanSteps, MACHINE_STEPS, machineStep, openItems, poolOf, write } from './rows';

const SCHEMA = 'bench_floor';

/** The floor: the same duties as six plain transactions, by the caller itself, with nothing that would resume them. */
export async function floorPeer(databaseUrl: string, pids: Readonly<Record<string, number>>): Promise<Peer> {
  const db = poolOf(databaseUrl, SCHEMA);
  await createSchema(db, SCHEMA);
  let begun = 0;
  return {
    name: 'floor',
    pids,
    schemas: [SCHEMA],
    begin: async (n) => {
      const ids = Array.from({ length: n }, () => `floor-${(begun += 1)}`);
      await openItems(db, ids);
      return ids.map((id) => ({
        id,
        commands: humanSteps(id).map((step) => () => write(db, step)),
        closed: async () => {
          for (const step of MACHINE_STEPS) await write(db, machineStep(id, step));
        },
      }));
    },
    check: (done) =>
      checkRows(
        db,
        done.map(({ id }) => id),
      ),
    trace: () => Promise.resolve(null),
    end: () => db.end(),
  };
}
