import { verifyDrand } from '../../crypto/drand';
import { checkSignature, type DrandPlan } from '../../domain/draw/drand';

/** The network's own front doors; which of them answers does not matter, since what they say is verified here. */
const PUBLIC_ENDPOINTS = [
  'https://api.drand.sh',
  'https://api2.drand.sh',
  'https://api3.drand.sh',
  'https://drand.cloudflare.com',
];

const TIMEOUT_MS = 8_000;

/** An answer has some 300 bytes. */
const MOST_BYTES = 4_096;

/** The addresses of `DRAND_URLS`, separated by commas or blanks, for a city whose network reaches a relay of its own; else the public ones. */
export const drandEndpoints = (urls = process.env['DRAND_URLS'] ?? ''): readonly string[] => {
  const named = urls.split(/[\s,]+/).filter((url) => url !== '');
  return named.length > 0 ? named : PUBLIC_ENDPOINTS;
};

/**
 * Fetches the planned round of a drand beacon (公开信标). All endpoints are asked at once and the first signature that is
 * verified is taken: there is only one of a round, so it does not matter whose answer it was.
 * @returns the signature, 48 bytes in lower-case hexadecimal
 * @throws when no endpoint gave it in time, with what each did instead; whoever calls tries again (the round may be yet to come)
 */
export async function fetchBeacon(
  plan: DrandPlan,
  { endpoints = drandEndpoints(), timeoutMs = TIMEOUT_MS } = {},
): Promise<string> {
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(timeoutMs)]);
  try {
    return await Promise.any(endpoints.map((endpoint) => signatureFrom(endpoint, plan, signal)));
  } catch (failed) {
    const reasons: unknown[] = failed instanceof AggregateError ? failed.errors : [failed];
    throw new Error(`no endpoint gave round ${plan.round} of drand: ${reasons.map(wordsOf).join('; ')}`);
  } finally {
    enough.abort();
  }
}

/** `fetch failed` says little; its cause says what did. */
const wordsOf = (reason: unknown): string => {
  if (!(reason instanceof Error)) return String(reason);
  return reason.cause instanceof Error ? `${reason.message}: ${reason.cause.message}` : reason.message;
};

async function signatureFrom(endpoint: string, plan: DrandPlan, signal: AbortSignal): Promise<string> {
  const { host } = new URL(endpoint);
  const failed = (did: string): never => {
    throw new Error(`${host} ${did}`);
  };
  const text = await get(`${endpoint.replace(/\/+$/, '')}/${plan.chain}/public/${plan.round}`, signal).catch(
    (error: unknown) => failed(`gave no answer (${wordsOf(error)})`),
  );
  const { round, signature } = answerIn(text);
  if (round !== plan.round) return failed(`answered with round ${String(round)}`);
  if (typeof signature !== 'string' || !/^[0-9a-f]{96}$/.test(signature)) return failed('answered without a signature');
  const checked = checkSignature(verifyDrand, { kind: 'drand', round, sig: signature });
  return checked.ok ? signature : failed(`answered with a false signature (${checked.refusal.code})`);
}

/** A body, but no endless one. */
async function get(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal, redirect: 'error' });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > MOST_BYTES) throw new Error('too long');
  }
  if (!response.ok) throw new Error(`status ${response.status}`);
  return text;
}

function answerIn(text: string): { readonly round?: unknown; readonly signature?: unknown } {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : {};
  } catch {
    return {};
  }
}
