import { hex, type Hash } from '../../domain/kernel/hash';
import type { Instant } from '../../domain/kernel/time';
import { contentText, type Target } from '../../domain/library/target';
import { TOWNS } from '../../domain/library/towns';
import type { Tx } from '../db';

/** What an import did to the library (名录). added + changed + unchanged = the targets given. */
export interface Written {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Where the versions are written: whose library, since when, out of which list; and how their content is hashed. */
export interface WriteScope {
  readonly clock: string;
  readonly at: Instant;
  readonly source: string;
  readonly hash: Hash;
}

const INCOMING = `unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::text[], $12::text[], $13::text[], $14::text[])
  AS i (uid, name, kind, address, town_code, reg_authority, reg_state, registered_on, business_scope, tags, risk_class, content_hash)`;
const TAGS = `string_to_array(nullif(i.tags, ''), '、')`;

/** A second change at one instant of a standing clock: the version has been in force for no time and is set right in place. */
const AMEND = `UPDATE target t SET name = i.name, kind = i.kind, address = i.address, town_code = i.town_code, reg_authority = i.reg_authority, reg_state = i.reg_state,
    registered_on = i.registered_on, business_scope = i.business_scope, tags = coalesce(${TAGS}, '{}'), risk_class = i.risk_class, content_hash = i.content_hash, source = $15
  FROM ${INCOMING} WHERE t.clock = $1 AND t.uid = i.uid AND t.valid_to IS NULL AND t.content_hash <> i.content_hash AND t.valid_from >= $2::timestamptz RETURNING t.uid`;
const CLOSE = `UPDATE target t SET valid_to = $2::timestamptz FROM unnest($3::text[], $4::text[]) AS i (uid, content_hash)
  WHERE t.clock = $1 AND t.uid = i.uid AND t.valid_to IS NULL AND t.content_hash <> i.content_hash AND t.valid_from < $2::timestamptz RETURNING t.uid`;
/** Whatever has no version in force now: a firm that is new, or one whose version has just been closed. */
const OPEN = `INSERT INTO target (clock, uid, valid_from, name, kind, address, town_code, reg_authority, reg_state, registered_on, business_scope, tags, risk_class, content_hash, source)
  SELECT $1, i.uid, $2::timestamptz, i.name, i.kind, i.address, i.town_code, i.reg_authority, i.reg_state, i.registered_on, i.business_scope, coalesce(${TAGS}, '{}'), i.risk_class, i.content_hash, $15
  FROM ${INCOMING} WHERE NOT EXISTS (SELECT FROM target t WHERE t.clock = $1 AND t.uid = i.uid AND t.valid_to IS NULL) RETURNING uid`;

/** So many rows a statement: bounded memory on both sides, and something to tell whoever waits. */
const BATCH = 5_000;

/**
 * Brings the library up to a list: a firm that is new gets its first version, one that changed gets its version closed and a
 * new one opened, one that did not change is left alone, source and all. A firm that the list does not name stays: a list is
 * rarely complete, and what has closed down is said by its registration state.
 * @param targets each uid once
 * @param tell is told after each batch how many are done
 */
export async function writeTargets(
  tx: Tx,
  targets: readonly Target[],
  scope: WriteScope,
  tell: (done: number) => void = () => undefined,
): Promise<Written> {
  await knowTowns(tx);
  // two imports at once would each see the library before the other
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('target/' || $1, 0))`, [scope.clock]);
  const sum = { added: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < targets.length; from += BATCH) {
    const batch = targets.slice(from, from + BATCH);
    const { added, changed, unchanged } = await writeBatch(tx, batch, scope);
    sum.added += added;
    sum.changed += changed;
    sum.unchanged += unchanged;
    tell(from + batch.length);
  }
  return sum;
}

async function writeBatch(
  tx: Tx,
  targets: readonly Target[],
  { clock, at, source, hash }: WriteScope,
): Promise<Written> {
  const hashes = targets.map((target) => hex(hash(Buffer.from(contentText(target), 'utf8'))));
  const column = <K extends keyof Target>(key: K): Target[K][] => targets.map((target) => target[key]);
  const columns = [
    column('uid'),
    column('name'),
    column('kind'),
    column('address'),
    column('townCode'),
    column('regAuthority'),
    column('regState'),
    column('registeredOn'),
    column('businessScope'),
    targets.map(({ tags }) => tags.join('、')),
    column('riskClass'),
    hashes,
  ];
  const whole = [clock, at, ...columns, source];
  const amended = await tx.query(AMEND, whole, 'targets-amend');
  const closed = await tx.query(CLOSE, [clock, at, column('uid'), hashes], 'targets-close');
  const opened = await tx.query(OPEN, whole, 'targets-open');
  const changed = amended.length + closed.length;
  const added = opened.length - closed.length;
  return { added, changed, unchanged: targets.length - added - changed };
}

/** The towns that targets refer to; known since the sample city, or since the first import of a city without one. */
async function knowTowns(tx: Tx): Promise<void> {
  await tx.query(
    `INSERT INTO town (code, name, kind, valid_from, valid_to, successor)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[]) ON CONFLICT (code) DO NOTHING`,
    [
      TOWNS.map(({ code }) => code),
      TOWNS.map(({ name }) => name),
      TOWNS.map(({ kind }) => kind),
      TOWNS.map(({ validFrom }) => validFrom),
      TOWNS.map(({ validTo }) => validTo),
      TOWNS.map(({ successor }) => successor),
    ],
  );
}
