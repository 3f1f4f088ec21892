import { beijingDay } from '../../domain/calendar/beijing';
import type { ItemFact, OverlappingTask, SchemeFacts } from '../../domain/plan-rules/facts';
import { inScope, isRaised, type Scheme } from '../../domain/plan-rules/scheme';
import { isDrill } from './clocks';
import type { FactLoader, FactReader, FactScope } from './loader';

const ratioOf = (ceiling: string | null) =>
  ceiling === null ? null : { num: Math.round(Number(ceiling) * 1_000_000), den: 1_000_000 };

/** What the rules of a scheme look at (P1, P2, P6, P10, V3): the list's items, the size of the pool, other open tasks, the experts. */
export const scheme: FactLoader = async (reader, args, scope): Promise<SchemeFacts> => {
  const asked = args['scheme'] as Scheme;
  const [drill, items, sizes, overlapping] = [
    await isDrill(reader, scope.clock),
    await itemsOf(reader, asked),
    await poolSizes(reader, asked, scope),
    await overlaps(reader, asked, scope),
  ];
  return {
    today: beijingDay(scope.now),
    drill,
    items,
    ...sizes,
    overlapping,
    experts: await expertsFit(reader, asked),
  };
};

async function itemsOf(reader: FactReader, { items }: Scheme): Promise<ItemFact[]> {
  const rows = await reader.query<Omit<ItemFact, 'ceiling'> & { ceiling: string | null }>(
    `SELECT i.id AS item, i.version, i.org_id AS org, i.name, i.kind, i.basis, i.published_on::text AS "publishedOn", i.valid_from::text AS "validFrom",
       i.valid_to::text AS "validTo", i.ratio_ceiling::text AS ceiling
     FROM unnest($1::text[], $2::int[]) AS wanted (id, version) JOIN item i USING (id, version)`,
    [items.map(({ item }) => item), items.map(({ version }) => version)],
  );
  return rows.map((row) => ({ ...row, ceiling: ratioOf(row.ceiling) }));
}

interface Sized {
  readonly kind: string;
  readonly town: string | null;
  readonly tags: readonly string[];
  readonly n: number;
}

/** 名录户数 by what decides scope and group, counted in the database: kinds × towns × tag sets are few, targets are many. */
export async function poolSizes(
  reader: FactReader,
  asked: Pick<Scheme, 'scope' | 'raised'>,
  { clock, now }: FactScope,
): Promise<{ poolSize: number; raisedSize: number }> {
  const groups = await reader.query<Sized>(
    `SELECT kind, town_code AS town, tags, count(*)::int AS n FROM target
     WHERE clock = CASE WHEN EXISTS (SELECT FROM target WHERE clock = $1) THEN $1 ELSE 'city' END
       AND valid_from <= $2 AND (valid_to IS NULL OR $2 < valid_to) AND reg_state IN ('存续', '在业', '开业', '在营')
     GROUP BY 1, 2, 3`,
    [clock, now],
  );
  const inside = groups.filter((group) => inScope(group, asked));
  const sum = (list: readonly Sized[]) => list.reduce((total, { n }) => total + n, 0);
  return { poolSize: sum(inside), raisedSize: sum(inside.filter((group) => isRaised(group, asked))) };
}

/** How many of the library hold the field and are engaged over the window; null: it is no library of experts. */
async function expertsFit(reader: FactReader, { experts, window }: Scheme): Promise<number | null> {
  if (!experts) return null;
  const [row] = await reader.query<{ fit: number }>(
    `SELECT (SELECT count(*)::int FROM officer o WHERE o.org_id = u.id AND ($2 = '' OR $2 = ANY (o.fields))
         AND o.valid_from <= $3::date AND (o.valid_to IS NULL OR $4::date < o.valid_to)) AS fit
     FROM org_unit u WHERE u.id = $1 AND u.kind = 'experts'`,
    [experts.org, experts.field, window.from, window.to],
  );
  return row?.fit ?? null;
}

const overlaps = (reader: FactReader, { departments, window }: Scheme, { process, clock }: FactScope) =>
  reader
    .query<{ task: string; org: string; from: string; to: string }>(
      `SELECT t.id AS task, d.org_id AS org, t.window_from::text AS "from", t.window_to::text AS "to"
       FROM task t JOIN task_department d ON d.task_id = t.id
       WHERE t.clock = $1 AND t.id <> $2 AND t.closed_at IS NULL AND d.org_id = ANY ($3) AND t.window_from <= $5::date AND t.window_to >= $4::date
       ORDER BY t.id, d.org_id`,
      [clock, process, departments, window.from, window.to],
    )
    .then((rows) => rows.map(({ task, org, from, to }): OverlappingTask => ({ task, org, window: { from, to } })));
