import type { ActView } from '../../../contracts/views/common';
import { iso, type ReadDb } from '../db';
import type { TaskFacts } from '../task/row';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly certificate: string | null;
  /** Of an expert: what he is, and in which fields. */
  readonly expert: string | null;
}

/**
 * 确认本部门人员: who cannot come is ticked among the department's own officers, never typed. Without a certificate over the whole
 * window nobody is matched anyway (V1), and the box says so; experts are known by their fields.
 */
export async function withRoster(
  db: ReadDb,
  acts: readonly ActView[],
  org: string,
  task: TaskFacts,
): Promise<readonly ActView[]> {
  if (!acts.some(({ command }) => command === 'confirmRoster')) return acts;
  const rows = await officersOf(db, org, task);
  const options = rows.map((row) => ({ value: row.id, label: `${row.name}（${known(row)}）` }));
  return acts.map((act) =>
    act.command !== 'confirmRoster'
      ? act
      : {
          ...act,
          fields: act.fields.map((field) =>
            field.name === 'absent'
              ? { ...field, widget: 'checks' as const, options, hint: '勾上不能来的人；都能来就不用勾，直接确认。' }
              : field,
          ),
        },
  );
}

const known = ({ expert, certificate }: Row): string =>
  expert ?? (certificate === null ? '没有检查期间全程有效的证件，不参加匹配' : `证号尾${certificate}`);

const officersOf = (db: ReadDb, org: string, { window_from, window_to, now }: TaskFacts) =>
  db.rows<Row>(
    `SELECT o.id, p.name, (SELECT right(c.number, 4) FROM certificate c WHERE c.officer_id = o.id AND c.valid_from <= $2::date AND $3::date <= c.valid_to ORDER BY c.valid_to DESC LIMIT 1) AS certificate,
       CASE WHEN u.kind = 'experts' THEN array_to_string(o.fields, '、') END AS expert
     FROM officer o JOIN person p ON p.id = o.person_id JOIN org_unit u ON u.id = o.org_id
     WHERE o.org_id = $1 AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR $2::date < o.valid_to) ORDER BY o.id`,
    org,
    window_from ?? iso(now).slice(0, 10),
    window_to ?? iso(now).slice(0, 10),
  );
