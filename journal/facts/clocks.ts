import type { FactReader } from './loader';

/** Whether a clock is a drill's. */
export async function isDrill(reader: FactReader, clock: string): Promise<boolean> {
  const [row] = await reader.query<{ purpose: string }>('SELECT purpose FROM journal.clock WHERE id = $1', [clock]);
  return row?.purpose === 'drill';
}
