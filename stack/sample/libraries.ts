import { createHmac } from 'node:crypto';
import { hash as argon2 } from '@node-rs/argon2';
import type { SampleCity } from '../../domain/library/sample';
import type { Instant } from '../../domain/kernel/time';
import { sha256 } from '../../journal/canonical';
import type { Tx } from '../../journal/db';
import { writeTargets } from '../../journal/imports/write-targets';
import { SAMPLE_PASSWORD } from './logins';

/** Inserts records as one JSON document: a few statements for the whole city, and a second run changes nothing. */
const insert = (
  tx: Tx,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
) => {
  const names = Object.keys(columns);
  const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return tx.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS r (${definitions.join(', ')}) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
};

/** The libraries of the sample city (样例城市): organisations, people, officers, items, targets. */
export async function writeLibraries(tx: Tx, city: SampleCity, at: Instant, seed: string): Promise<void> {
  await insert(
    tx,
    'town',
    { code: 'text', name: 'text', kind: 'text', valid_from: 'date', valid_to: 'date', successor: 'text' },
    city.towns.map(({ code, name, kind, validFrom, validTo, successor }) => ({
      code,
      name,
      kind,
      valid_from: validFrom,
      valid_to: validTo,
      successor,
    })),
  );
  await insert(
    tx,
    'org_unit',
    {
      id: 'text',
      name: 'text',
      short_name: 'text',
      kind: 'text',
      parent_id: 'text',
      town_code: 'text',
      valid_from: 'date',
    },
    city.orgs.map(({ id, name, shortName, kind, parentId, townCode, validFrom }) => ({
      id,
      name,
      short_name: shortName,
      kind,
      parent_id: parentId,
      town_code: townCode,
      valid_from: validFrom,
    })),
  );
  await insert(
    tx,
    'person',
    { id: 'text', name: 'text' },
    city.persons.map(({ id, name }) => ({ id, name })),
  );
  const password = await samplePasswordHash(seed);
  await insert(
    tx,
    'app_user',
    { id: 'text', person_id: 'text', login: 'text', password_hash: 'text', sample: 'boolean' },
    city.persons.map(({ id, login }) => ({
      id: `user-${id}`,
      person_id: id,
      login,
      password_hash: password,
      sample: true,
    })),
  );
  await insert(
    tx,
    'post',
    { id: 'text', person_id: 'text', org_id: 'text', role: 'text', valid_from: 'date' },
    city.posts.map(({ id, personId, orgId, role, validFrom }) => ({
      id,
      person_id: personId,
      org_id: orgId,
      role,
      valid_from: validFrom,
    })),
  );
  await insert(
    tx,
    'officer',
    { id: 'text', person_id: 'text', org_id: 'text', position: 'text', fields: 'text[]', valid_from: 'date' },
    city.officers.map(({ id, personId, orgId, position, fields, validFrom }) => ({
      id,
      person_id: personId,
      org_id: orgId,
      position,
      fields,
      valid_from: validFrom,
    })),
  );
  await insert(
    tx,
    'certificate',
    { id: 'text', officer_id: 'text', number: 'text', issuer: 'text', valid_from: 'date', valid_to: 'date' },
    city.certificates.map(({ id, officerId, number, issuer, validFrom, validTo }) => ({
      id,
      officer_id: officerId,
      number,
      issuer,
      valid_from: validFrom,
      valid_to: validTo,
    })),
  );
  await insert(
    tx,
    'item',
    {
      id: 'text',
      version: 'int',
      org_id: 'text',
      field: 'text',
      name: 'text',
      kind: 'text',
      basis: 'text[]',
      content: 'text',
      methods: 'text[]',
      checklist: 'text[]',
      ratio_ceiling: 'numeric',
      published_on: 'date',
      valid_from: 'date',
      valid_to: 'date',
    },
    city.items.map(
      ({
        id,
        version,
        org,
        field,
        name,
        kind,
        basis,
        content,
        methods,
        checklist,
        ratioCeiling,
        publishedOn,
        validFrom,
        validTo,
      }) => ({
        id,
        version,
        org_id: org,
        field,
        name,
        kind,
        basis,
        content,
        methods,
        checklist,
        ratio_ceiling: ratioCeiling ? ratioCeiling.num / ratioCeiling.den : null,
        published_on: publishedOn,
        valid_from: validFrom,
        valid_to: validTo,
      }),
    ),
  );
  await writeTargets(tx, city.targets, { clock: 'city', at, source: '样例城市', hash: sha256 });
}

/** One hash for all sample logins, its salt from the seed: the same bytes for the same seed, and no secret is kept by it. */
const samplePasswordHash = (seed: string): Promise<string> =>
  argon2(SAMPLE_PASSWORD, {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    salt: createHmac('sha256', 'liancha-sample').update(seed).digest().subarray(0, 16),
  });
