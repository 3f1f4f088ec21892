import type { Hash } from '../domain/kernel/hash';

/**
 * SM3 (GB/T 32905-2016) for machines whose platform has none: browsers (WebCrypto) and builds on BoringSSL. Letters and
 * section numbers are the standard's. Our own eighty lines, since no small and typed package was found; the tests hold it
 * against the standard's examples and OpenSSL.
 */
const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

const rotate = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

/** §4.2: T_j, turned by j as every round wants it. */
const T = Uint32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

/** §4.4 */
const P0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const P1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);

/** §5.2: a bit 1, zeros, and the length in bits as eight bytes, to whole blocks. */
const padded = (message: Uint8Array): DataView => {
  const length = Math.ceil((message.length + 1 + LENGTH_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(length - 4, (message.length * 8) >>> 0);
  return view;
};

/** §5.3.2: 16 words of the block, stretched to 68; read in place of W′ is W_j ⊕ W_{j+4}. */
const expand = (w: Int32Array, block: DataView, at: number): void => {
  for (let j = 0; j < 16; j += 1) w[j] = block.getInt32(at + 4 * j);
  for (let j = 16; j < 68; j += 1)
    w[j] =
      P1(word(w, j - 16) ^ word(w, j - 9) ^ rotate(word(w, j - 3), 15)) ^ rotate(word(w, j - 13), 7) ^ word(w, j - 6);
};

const word = (w: Int32Array, j: number): number => w[j] ?? 0;

/** §5.3.3: V ← CF(V, B). */
const compress = (v: Int32Array, w: Int32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = v;
  for (let j = 0; j < 64; j += 1) {
    const a12 = rotate(a, 12);
    const ss1 = rotate((a12 + e + (T[j] ?? 0)) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (word(w, j) ^ word(w, j + 4))) | 0;
    const tt2 = (gg + h + ss1 + word(w, j)) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, P0(tt2)];
  }
  for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) v[i] = word(v, i) ^ x;
};

/** SM3 of a message of any length, 32 bytes. */
export const sm3: Hash = (message) => {
  const view = padded(message);
  const v = Int32Array.from(IV);
  const w = new Int32Array(68);
  for (let at = 0; at < view.byteLength; at += BLOCK_BYTES) {
    expand(w, view, at);
    compress(v, w);
  }
  const digest = new DataView(new ArrayBuffer(32));
  v.forEach((x, i) => digest.setInt32(4 * i, x));
  return new Uint8Array(digest.buffer);
};
