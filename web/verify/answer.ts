import { sha256 } from '@noble/hashes/sha2.js';
import { verifyDrandSmall } from '../../crypto/bls/verify';
import { sm3 } from '../../crypto/sm3';
import { checkBundle, unreadable, type Checked, type Published } from '../../domain/draw/bundle/checks';
import { checkProof, readProof, type UnitProof } from '../../domain/draw/bundle/proof';
import { checkTeam, type TeamOpening } from '../../domain/draw/bundle/team';
import { MOST_CHARACTERS, strictJson } from '../../domain/draw/encoding/strict-json';
import type { Profiles } from '../../domain/draw/bundle/run';
import type { Hash } from '../../domain/kernel/hash';
import { ok, refuse, type Result } from '../../domain/kernel/result';

/** What this one file can compute. */
const PROFILES: Profiles = { sha256: (message) => sha256(message), sm3, drand: verifyDrandSmall };

/** What is to be checked: a bundle or a firm's proof (在库证明), told apart by their fields. */
export interface Question {
  readonly source: Blob | string;
  readonly published: Published;
  /** The published root, for a proof; the proof's own says only that the proof is whole. */
  readonly poolRoot: string | null;
}

export interface Proved {
  readonly unit: UnitProof['unit'];
  readonly commitment: string;
  readonly poolRoot: string;
  readonly against: 'published' | 'proof';
  /** Of a firm that was drawn: whom its team has, and the hash by which the public view knows it. */
  readonly team: { readonly position: number; readonly hash: string; readonly officers: readonly string[] } | null;
}

export type Answer =
  { readonly kind: 'bundle'; readonly checked: Checked } | { readonly kind: 'proof'; readonly proved: Result<Proved> };

/** Answers whatever comes; what no machine can hold is an answer as well. */
export const answer = async (question: Question): Promise<Answer> => {
  try {
    const text = await textOf(question.source);
    return text.ok ? answerTo(text.value, question) : { kind: 'bundle', checked: unreadable(text.refusal) };
  } catch (error) {
    const what = error instanceof RangeError ? 'memory' : String(error);
    return { kind: 'bundle', checked: unreadable(refuse('DRAW_UNSUPPORTED', { what }).refusal) };
  }
};

const textOf = async (source: Blob | string): Promise<Result<string>> => {
  if (typeof source === 'string') return ok(source);
  if (source.size > MOST_CHARACTERS) return refuse('DRAW_TOO_LARGE', { most: MOST_CHARACTERS });
  const bytes = await new Response(source).arrayBuffer();
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('DRAW_MALFORMED', { at: 'file', why: 'not UTF-8' });
  }
};

/** A proof has some thousand characters; so no bundle is parsed twice. */
const LONGEST_PROOF = 50_000;

const answerTo = (text: string, { published, poolRoot }: Question): Answer => {
  const json = text.length <= LONGEST_PROOF ? strictJson(text) : null;
  return json?.ok && isProof(json.value)
    ? { kind: 'proof', proved: proofAnswer(json.value, poolRoot) }
    : { kind: 'bundle', checked: checkBundle(PROFILES, text, published) };
};

const isProof = (json: unknown): boolean => typeof json === 'object' && json !== null && 'in_stratum' in json;

const proofAnswer = (json: unknown, published: string | null): Result<Proved> => {
  const read = readProof(json, '');
  if (!read.ok) return read;
  const { alg, unit, pool_root } = read.value;
  const hash = PROFILES[alg];
  if (hash === undefined) return refuse('DRAW_UNSUPPORTED', { what: alg });
  const poolRoot = published ?? pool_root;
  const c = checkProof(hash, read.value, poolRoot);
  if (!c.ok) return c;
  const team = read.value.team ? teamAnswer(hash, read.value.pool_id, read.value.team) : ok(null);
  if (!team.ok) return team;
  return ok({
    unit,
    commitment: c.value,
    poolRoot,
    against: published ? 'published' : 'proof',
    team: team.value,
  });
};

const teamAnswer = (hash: Hash, poolId: string, team: TeamOpening): Result<Proved['team']> => {
  const opened = checkTeam(hash, poolId, team);
  const { position, officers } = team;
  return opened.ok ? ok({ position, hash: opened.value, officers: officers.map(({ oid }) => oid) }) : opened;
};
