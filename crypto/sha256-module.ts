/**
 * A WebAssembly module of one function: SHA-256's compression of four blocks at once, one in each lane of its vectors. Written
 * out here instruction by instruction, since a program of 64 equal rounds is shorter as a loop that writes it than as a binary
 * that nobody can read. Letters and section numbers are those of FIPS 180-4; instructions those of WebAssembly 2.0 §5.4.
 */
export const LANES = 4;

type Code = readonly number[];

/** Numbers of WebAssembly (LEB128): seven bits a byte, the lowest first. */
const unsigned = (n: number): Code => (n < 128 ? [n] : [(n & 127) | 128, ...unsigned(n >>> 7)]);
const signed = (n: number): Code => (n >= -64 && n < 64 ? [n & 127] : [(n & 127) | 128, ...signed(n >> 7)]);

const vector =
  (...opcode: Code) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...opcode];
const xorOf2 = vector(0x51);
const addOf2 = vector(0xae, 0x01);
/** Bits of the first where the third has ones, of the second where it has zeros. */
const select = vector(0x52);
/** The bytes of each lane turned round: memory holds words as the standard writes them, the highest byte first. */
const turned = (x: Code): Code =>
  vector(0x0d, ...[3, 2, 1, 0].flatMap((_, lane, from) => from.map((i) => 4 * lane + i)))(x, x);
const number = (n: number): Code => [0x41, ...signed(n)];
const inAllLanes = (n: number): Code => vector(0x11)(number(n));
const right = (x: Code, n: number): Code => vector(0xad, 0x01)(x, number(n));
const left = (x: Code, n: number): Code => vector(0xab, 0x01)(x, number(n));

const joined =
  (join: (...two: readonly Code[]) => Code) =>
  (first: Code, ...others: readonly Code[]): Code =>
    others.reduce((sum, other) => join(sum, other), first);
const xor = joined(xorOf2);
const add = joined(addOf2);
const rotated = (x: Code, n: number): Code => xor(right(x, n), left(x, 32 - n));

const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];

/** §4.2.2: the fractions of the cube roots of the first 64 primes. */
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};
const K = primes(64).map((prime) => ((Math.cbrt(prime) % 1) * 2 ** 32) | 0);

/** Locals: 0 the function's argument, then a to h, then the last 16 words of the schedule. */
const [VARIABLES, SCHEDULE] = [1, 9];
const scheduled = (t: number): number => SCHEDULE + (t % 16);

/** §6.2.2 step 1, each word in the place of the one that is needed no more. */
const schedule = (t: number): Code => {
  const [x, y] = [get(scheduled(t - 15)), get(scheduled(t - 2))];
  const σ0 = xor(rotated(x, 7), rotated(x, 18), right(x, 3));
  const σ1 = xor(rotated(y, 17), rotated(y, 19), right(y, 10));
  return set(scheduled(t), add(σ1, get(scheduled(t - 7)), σ0, get(scheduled(t))));
};

/** §6.2.2 step 3. The variables do not move: their names do, by one a round. */
const round = (t: number): Code => {
  const place = (letter: number): number => VARIABLES + ((letter + 64 - t) % 8);
  const [a = [], b = [], c = [], , e = [], f = [], g = []] = Array.from({ length: 8 }, (_, i) => get(place(i)));
  const [d, h] = [place(3), place(7)];
  const Σ1 = xor(rotated(e, 6), rotated(e, 11), rotated(e, 25));
  const Σ0 = xor(rotated(a, 2), rotated(a, 13), rotated(a, 22));
  const [Ch, Maj] = [select(f, g, e), select(c, b, xor(a, b))];
  return [
    ...set(h, add(get(h), Σ1, Ch, inAllLanes(K[t] ?? 0), get(scheduled(t)))),
    ...set(d, add(get(d), get(h))),
    ...set(h, add(get(h), Σ0, Maj)),
  ];
};

/** Where state, block and result lie in memory, in words of 32 bits; each word of theirs is one for each lane, side by side. */
export interface Places {
  readonly state: number;
  readonly block: number;
  readonly result: number;
}

const ALIGNED = 4;
const each = (count: number, code: (i: number) => Code): Code =>
  Array.from({ length: count }, (_, i) => code(i)).flat();

const compression = ({ state, block, result }: Places): Code => {
  const address = (place: number, word: number): Code => unsigned(4 * (place + LANES * word));
  const load = (place: number, word: number): Code => turned(vector(0x00, ALIGNED, ...address(place, word))(get(0)));
  const store = (place: number, word: number, value: Code): Code =>
    vector(0x0b, ALIGNED, ...address(place, word))(get(0), turned(value));
  return [
    ...each(8, (i) => set(VARIABLES + i, load(state, i))),
    ...each(16, (t) => set(scheduled(t), load(block, t))),
    ...each(64, (t) => [...(t < 16 ? [] : schedule(t)), ...round(t)]),
    ...each(8, (i) => store(result, i, add(load(state, i), get(VARIABLES + i)))),
  ];
};

const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const list = (...items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const name = (text: string): Code => sized(Array.from(text, (sign) => sign.charCodeAt(0)));

const [I32, V128, END] = [0x7f, 0x7b, 0x0b];

/** The module's bytes: it exports a page of `memory`, and `compress`, whose argument is where in it `places` begin. */
export const sha256Module = (places: Places): Uint8Array<ArrayBuffer> => {
  const locals = list([...unsigned(8 + 16), V128]);
  const sections: readonly Code[] = [
    [1, ...sized(list([0x60, ...list([I32]), ...list()]))],
    [3, ...sized(list([0]))],
    [5, ...sized(list([0, 1]))],
    [7, ...sized(list([...name('memory'), 2, 0], [...name('compress'), 0, 0]))],
    [10, ...sized(list(sized([...locals, ...compression(places), END])))],
  ];
  return Uint8Array.from([0, ...'asm'.split('').map((sign) => sign.charCodeAt(0)), 1, 0, 0, 0, ...sections.flat()]);
};
