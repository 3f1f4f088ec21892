import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals secret bytes under the installation key (AES-256-GCM). The nonce is derived from label and secret and stands before
 * the rest: performing the same act twice writes the same bytes, and another secret under the same label has another nonce.
 */
export function seal(installationKey: Uint8Array, label: string, secret: Uint8Array): string {
  const nonce = createHmac('sha256', subKey(installationKey, 'nonce'))
    .update(`${Buffer.byteLength(label)}|${label}`)
    .update(secret)
    .digest()
    .subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', subKey(installationKey, 'seal'), nonce);
  cipher.setAAD(Buffer.from(label));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Opens what `seal` made; throws if the key, the label or a byte differs. */
export function unseal(installationKey: Uint8Array, label: string, sealed: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', subKey(installationKey, 'seal'), nonce);
  decipher.setAAD(Buffer.from(label));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** Seals a text, such as a ground of recusal; empty stays empty, since its absence is no secret. */
export const sealText = (installationKey: Uint8Array, label: string, text: string): string =>
  text === '' ? '' : seal(installationKey, label, Buffer.from(text));

/** Where a sealed column of a set lies; part of what it is sealed to, so that no row can stand for another. */
export interface SealedPlace {
  readonly process: string;
  readonly seq: number;
  readonly set: string;
  /** As in the table, from 1. */
  readonly ord: number;
  readonly column: string;
}

export const sealLabel = ({ process, seq, set, ord, column }: SealedPlace): string =>
  `${process}|${seq}|${set}|${ord}|${column}`;

export type Unseal = (place: SealedPlace, sealed: string) => string;

/** Opens sealed columns: given to the one page that may show them, without the key itself. */
export const unsealerOf =
  (installationKey: Uint8Array): Unseal =>
  (place, sealed) =>
    sealed === '' ? '' : Buffer.from(unseal(installationKey, sealLabel(place), sealed)).toString();

/**
 * The salt key of a pool (名录的盐). Derived, so that an act that died before its commit freezes the same pool again. Who holds
 * the installation key can compute it, as he could read a random one from the table; the draw's seed is fixed after the root is out.
 */
export const saltKeyOf = (installationKey: Uint8Array, poolId: string): Uint8Array =>
  createHmac('sha256', subKey(installationKey, 'salt')).update(poolId).digest();

/** The salt of a pool's label table (层名表的盐), hex; derived like the pool's own, so that freezing again writes the same table. */
export const labelSaltOf = (installationKey: Uint8Array, poolId: string): string =>
  createHmac('sha256', subKey(installationKey, 'labels')).update(poolId).digest('hex');

const subKey = (installationKey: Uint8Array, purpose: string) =>
  createHmac('sha256', installationKey).update(`liancha/${purpose}`).digest();
