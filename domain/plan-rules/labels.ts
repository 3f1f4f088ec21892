import { toHex, utf8 } from '../draw/encoding/bytes';
import { tagged } from '../draw/encoding/tagged';
import type { Hash } from '../kernel/hash';
import type { Scheme } from './scheme';
import { labelOf, type StratumLabel } from './strata';

/** 层名表: what the opaque keys of a pool stand for (draw.md §4). */
export interface LabelTable {
  /** 32 bytes, hex: without it a short list of towns could be tried until the hash fits. */
  readonly salt: string;
  /** The tags that raise a target's ratio; none where no group is raised. */
  readonly raised: readonly string[];
  readonly strata: readonly (StratumLabel & { readonly name: string | null })[];
}

/** The table of a pool's strata; `towns` as they were numbered, `names` by town code. */
export const labelTable = (
  salt: string,
  { raised }: Pick<Scheme, 'raised'>,
  keys: Iterable<string>,
  towns: readonly string[],
  names: ReadonlyMap<string, string>,
): LabelTable => ({
  salt,
  raised: raised?.tags ?? [],
  strata: [...new Set(keys)].sort().map((key) => {
    const label = labelOf(key, towns);
    return { ...label, name: label.town === null ? null : (names.get(label.town) ?? null) };
  }),
});

/** The exact text that is hashed, sealed and, if ever, opened: like a plan's, written once and never again from the data. */
export const labelText = ({ salt, raised, strata }: LabelTable): string =>
  JSON.stringify({ salt, raised, strata: strata.map(({ key, group, town, name }) => ({ key, group, town, name })) });

/** T("labels", the text's exact bytes), hex. */
export const labelHash = (hash: Hash, text: string): string => toHex(tagged(hash)('labels', utf8(text)));

/**
 * Whether a risk class may shape the strata, so that their table is never opened to the public (P7, P9). Tags are free text and
 * a class is among what raises a ratio (P7): which it was is not for anybody to tell from the table's being opened or not.
 */
export const mayBeClassShaped = ({ raised }: Pick<Scheme, 'raised'>): boolean => raised !== null;
