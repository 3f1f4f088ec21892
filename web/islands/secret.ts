import { shareCommitment } from '../../domain/draw/seed';
import { hex, unhex, type Hash } from '../../domain/kernel/hash';

/** A department's share (份额) as it is saved: the only place where the secret lies until it is shown. */
export interface ShareFile {
  readonly kind: 'liancha-share';
  readonly draw: string;
  readonly party: string;
  readonly secret: string;
  readonly commitment: string;
}

/** What a file is held against: the draw, the department, and the commitment it gave (empty: not known here). */
export interface Expected {
  readonly draw: string;
  readonly party: string;
  readonly commitment: string;
}

/**
 * A share and its commitment T("commit", E(draw_id, id, secret)) (draw.md §2).
 * @param secret 32 random bytes
 * @throws when the draw's or department's id is one that no plan would take: a bug of the page
 */
export function makeShare(hash: Hash, draw: string, party: string, secret: Uint8Array): ShareFile {
  const commitment = shareCommitment(hash, draw, party, secret);
  if (!commitment.ok) throw new Error(commitment.refusal.code);
  return { kind: 'liancha-share', draw, party, secret: hex(secret), commitment: commitment.value };
}

export type Opened =
  | { readonly ok: true; readonly secret: string }
  /** Chinese: what is wrong with the file, and what to do. */
  | { readonly ok: false; readonly why: string };

const no = (why: string): Opened => ({ ok: false, why });

/** Reads a saved share and recomputes its commitment; nothing but the right file of the right draw gives its secret. */
export function openShare(hash: Hash, text: string, expected: Expected): Opened {
  const file = parse(text);
  if (file === null) return no('这不是份额文件，或文件不完整。请选提交份额时保存的那个文件。');
  if (file.draw !== expected.draw) return no(`这是另一次抽取（${file.draw}）的份额文件。`);
  if (file.party !== expected.party) return no('这是另一个部门的份额文件。');
  const commitment = shareCommitment(hash, file.draw, file.party, unhex(file.secret));
  const right = commitment.ok && commitment.value === (expected.commitment || file.commitment);
  return right
    ? { ok: true, secret: file.secret }
    : no(`文件里的份额与本部门提交的承诺不一致：文件被改过，或是另一次生成的。${named(expected)}`);
}

/** Files are named after their commitment (share.ts). */
const named = ({ commitment }: Expected): string =>
  commitment === '' ? '' : `要的文件名以 -${commitment.slice(0, 8)}.json 结尾。`;

function parse(text: string): ShareFile | null {
  try {
    const value: unknown = JSON.parse(text);
    return isShareFile(value) ? value : null;
  } catch {
    return null;
  }
}

function isShareFile(value: unknown): value is ShareFile {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, draw, party, secret, commitment } = value as Partial<Record<keyof ShareFile, unknown>>;
  return (
    kind === 'liancha-share' &&
    typeof draw === 'string' &&
    typeof party === 'string' &&
    typeof commitment === 'string' &&
    typeof secret === 'string' &&
    /^[0-9a-f]{64}$/.test(secret)
  );
}
