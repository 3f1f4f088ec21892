import { E, compareBytes, list, toHex, u32, utf8 } from '../draw/encoding/bytes';
import { tagged } from '../draw/encoding/tagged';
import type { OrgId } from '../kernel/duty';
import type { Hash } from '../kernel/hash';
import type { Member } from './department';
import type { Commitment } from './tickets';

/**
 * The hash of a match record: T("match", E(rows)), row = E(org, u32 position, u32 slot, o), rows in byte order.
 * Over commitments and not names, so that it can be published; whoever has the salts recomputes it. In hexadecimal.
 * Its own hash until the plan carries the match (draw.md §3 "Result").
 */
export function matchHash(
  hash: Hash,
  members: readonly (Member & { readonly org: OrgId })[],
  commitment: Commitment,
): string {
  const rows = members.map(({ org, position, slot, officer }) =>
    E(utf8(org), u32(position), u32(slot), commitment(officer)),
  );
  return toHex(tagged(hash)('match', list(rows.sort(compareBytes))));
}
