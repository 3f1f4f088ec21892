import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Department, Recused } from '../../../domain/match/department';
import type { Officer } from '../../../domain/match/officer';
import { officerCommitment, PLAIN_SALT } from '../../../domain/match/tickets';

export const sha256 = (message: Uint8Array): Uint8Array => createHash('sha256').update(message).digest();
export const window = { from: '2026-10-19', to: '2026-12-18' };
export const commitment = officerCommitment(sha256, 'POOL-1', () => PLAIN_SALT);

export const officer = (id: string, change: Partial<Officer> = {}): Officer => ({
  id,
  org: 'amr',
  certificates: [{ validFrom: '2024-01-01', validTo: '2028-12-31' }],
  active: true,
  ...change,
});
export const hexOf = (position: number): string => Buffer.from(sha256(Buffer.from(`unit ${position}`))).toString('hex');

/** A department with so many officers (o1, o2, …) and drawn targets (1, 2, …). */
export const department = (officers: number, positions: number, change: Partial<Department> = {}): Department => ({
  hash: sha256,
  seedMatch: sha256(Buffer.from('seed')),
  org: 'amr',
  roleIndex: 0,
  positions: Array.from({ length: positions }, (_, i) => ({ position: i + 1, c: hexOf(i + 1) })),
  officers: Array.from({ length: officers }, (_, i) => officer(`o${i + 1}`)),
  commitment,
  window,
  recused: [],
  ...change,
});

/** Departments of any seed, with loads from before and recusals at random. */
export const departments: fc.Arbitrary<Department> = fc
  .record({
    officers: fc.integer({ min: 1, max: 9 }),
    positions: fc.integer({ min: 1, max: 12 }),
    seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  })
  .chain(({ officers, positions, seed }) =>
    fc
      .record({
        load: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: officers, maxLength: officers }),
        pairs: fc.array(
          fc.record({ o: fc.integer({ min: 1, max: officers }), p: fc.integer({ min: 1, max: positions }) }),
          { maxLength: 8 },
        ),
      })
      .map(({ load, pairs }) =>
        department(officers, positions, {
          seedMatch: seed,
          load0: Object.fromEntries(load.map((n, i) => [`o${i + 1}`, n])),
          recused: pairs.map(({ o, p }): Recused => ({ officer: `o${o}`, c: hexOf(p) })),
        }),
      ),
  );
