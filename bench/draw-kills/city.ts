import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { TOWNS } from '../../domain/library/towns';
import { usccCheckDigit } from '../../domain/library/uscc';
import type { Place } from '../faults/city';

/** The departments that a drill takes (`cli/drill/scheme.ts`). */
const DEPARTMENTS = ['amr', 'fire', 'eco'];

/** A list (名录) of fictional firms, too many for a draw to be over before it can be killed. */
export function writeList(file: string, size: number): void {
  const towns = TOWNS.filter(({ validTo }) => validTo === null);
  const rows = Array.from({ length: size }, (_, i) => {
    const first17 = `91442000MA9${String(i).padStart(6, '0')}`;
    const town = towns[i % towns.length]?.name ?? '';
    return `演练企业${i}号,${first17}${usccCheckDigit(first17)},中山市${town}演练路${i}号,企业`;
  });
  writeFileSync(file, ['企业名称,统一社会信用代码,注册地址,企业类型', ...rows, ''].join('\n'));
}

/** Works on a city's database as its owner. */
async function asOwner<T>({ environment }: Place, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: environment['OWNER_DATABASE_URL'] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Fictional officers, the same number in each department. */
export const addOfficers = (place: Place, officers: number): Promise<unknown> =>
  asOwner(place, (client) =>
    client.query(
      `WITH one AS (SELECT org, org || '-kills-' || n AS id, n FROM unnest($1::text[]) AS org, generate_series(1, $2::int) AS n),
       p AS (INSERT INTO person (id, name) SELECT id, '演练人员' || n FROM one),
       o AS (INSERT INTO officer (id, person_id, org_id, valid_from) SELECT id, id, org, '2020-01-01' FROM one)
       INSERT INTO certificate (id, officer_id, number, issuer, valid_from, valid_to) SELECT id, id, '演' || id, org, '2020-01-01', '2030-01-01' FROM one`,
      [DEPARTMENTS, Math.ceil(officers / DEPARTMENTS.length)],
    ),
  );

/** Whether the journal has an event of this type. */
export const hasHappened = (place: Place, task: string, type: string): Promise<boolean> =>
  asOwner(place, async (client) => {
    const { rows } = await client.query(
      `SELECT FROM journal.event WHERE process = $1 AND text::jsonb ->> 'type' = $2`,
      [task, type],
    );
    return rows.length > 0;
  });

/** What a draw came to, in hashes. */
export const outcomeOf = (place: Place, task: string): Promise<Readonly<Record<string, string>>> =>
  asOwner(place, async (client) => {
    const { rows } = await client.query<Record<string, string>>(
      `SELECT d.pool_root, d.roster_root, d.plan_hash, d.beacon, d.seed, d.events_head, d.result_hash,
         (SELECT count(*)::text FROM pool_unit u WHERE u.pool_id = d.pool_id) AS pool,
         (SELECT count(*)::text FROM roster_officer r WHERE r.draw_id = d.id) AS officers,
         (SELECT count(*)::text FROM drawn_target t WHERE t.draw_id = d.id) AS drawn,
         (SELECT count(*)::text FROM match_member m WHERE m.draw_id = d.id) AS matched
       FROM draw d JOIN task t ON t.draw_id = d.id WHERE t.id = $1`,
      [task],
    );
    if (!rows[0]) throw new Error(`${task} has no draw`);
    return rows[0];
  });
