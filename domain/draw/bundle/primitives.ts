import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import { fromHex, toHex, utf8 } from '../encoding/bytes';
import { merkleRoot } from '../encoding/merkle';
import { choice, hexOf, integer, object, oneOf, rawString, type Read } from '../encoding/shape';
import { tagged } from '../encoding/tagged';
import { uniform } from '../encoding/uniform';
import type { Alg } from '../plan/plan';

/** A check of one building block on its own, as vectors carry them beside a bundle. */
export type Primitive =
  | { readonly f: 'T'; readonly alg: Alg; readonly tag: string; readonly msg: string; readonly out: string }
  | {
      readonly f: 'uniform';
      readonly alg: Alg;
      readonly seed: string;
      readonly label: string;
      readonly m: string;
      readonly out: string;
    }
  | { readonly f: 'mth'; readonly alg: Alg; readonly leaves: number; readonly leaf: string; readonly out: string };

const ALG = oneOf('sha256', 'sm3');

/** Any even number of lower-case hex digits. */
const HEX: Read<string> = (value, at) =>
  typeof value === 'string' ? hexOf(value.length / 2)(value, at) : rawString(value, at);

const DECIMAL: Read<string> = (value, at) =>
  typeof value === 'string' && /^[1-9][0-9]{0,77}$/.test(value)
    ? ok(value)
    : refuse('DRAW_MALFORMED', { at, why: 'not a decimal' });

/** Reads one primitive; `leaf` says in words that leaf i is the single byte i, hence at most 256 leaves. */
export const PRIMITIVE: Read<Primitive> = choice<Primitive>('f', {
  T: object<Extract<Primitive, { f: 'T' }>>({ f: oneOf('T'), alg: ALG, tag: rawString, msg: HEX, out: rawString }),
  uniform: object<Extract<Primitive, { f: 'uniform' }>>({
    f: oneOf('uniform'),
    alg: ALG,
    seed: HEX,
    label: rawString,
    m: DECIMAL,
    out: rawString,
  }),
  mth: object<Extract<Primitive, { f: 'mth' }>>({
    f: oneOf('mth'),
    alg: ALG,
    leaves: integer(0, 256),
    leaf: rawString,
    out: rawString,
  }),
});

/** What the primitive comes to, in the form of its `out`. */
export const evaluatePrimitive = (
  profiles: Readonly<Partial<Record<Alg, Hash>>>,
  primitive: Primitive,
): Result<string> => {
  const hash = profiles[primitive.alg];
  if (hash === undefined) return refuse('DRAW_UNSUPPORTED', { what: primitive.alg });
  switch (primitive.f) {
    case 'T':
      return ok(toHex(tagged(hash)(primitive.tag, fromHex(primitive.msg))));
    case 'uniform':
      return ok(uniform(tagged(hash), fromHex(primitive.seed), utf8(primitive.label), BigInt(primitive.m)).toString());
    case 'mth':
      return ok(
        toHex(
          merkleRoot(
            hash,
            Array.from({ length: primitive.leaves }, (_, i) => Uint8Array.of(i)),
          ),
        ),
      );
  }
};
