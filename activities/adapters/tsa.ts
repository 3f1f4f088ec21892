import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/** A time-stamping authority (时间戳服务机构, RFC 3161). */
export interface Tsa {
  readonly url: string;
  /** Whose signature is taken; none: whatever certificate comes with the stamp, which verifiers judge by themselves. */
  readonly trusted: readonly Certificate[];
}

export interface Stamp {
  /** The answer as it came: what `openssl ts` reads. */
  readonly tsr: Uint8Array;
  /** When the authority says that it was. */
  readonly at: string;
}

const TIMEOUT_MS = 10_000;
/** A token with a chain of certificates has some 6 KB. */
const MOST_BYTES = 65_536;

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  extKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** The authority of `TSA_URL`, and the certificates in the file of `TSA_CA_FILE`; null: none is named. */
export function tsaOf(env: Readonly<Record<string, string | undefined>> = process.env): Tsa | null {
  const url = env['TSA_URL'];
  if (!url) return null;
  const file = env['TSA_CA_FILE'];
  return { url, trusted: file ? certificatesIn(readFileSync(file, 'utf8')) : [] };
}

const certificatesIn = (pem: string): readonly Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].map(([block]) =>
    Certificate.fromBER(new X509Certificate(block).raw),
  );

/**
 * Asks the authority for a stamp over SHA-256 of a message, and takes it only if it is one: granted, of this very message and
 * question, signed by a certificate made for time stamping, under the trusted ones where there are any.
 * @throws with what the authority did instead; whoever calls tries again
 */
export async function requestStamp(message: Uint8Array, tsa: Tsa, timeoutMs = TIMEOUT_MS): Promise<Stamp> {
  const { host } = new URL(tsa.url);
  const nonce = Uint8Array.from(randomBytes(8));
  // Positive, and in the one form that DER has for it.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const digest = createHash('sha256').update(message).digest();
  try {
    const tsr = await post(tsa.url, requestOf(digest, nonce), timeoutMs);
    return { tsr, at: await check(tsr, { message, digest, nonce }, tsa) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new Error(`${host} gave no time stamp: ${words}${cause}`);
  }
}

const requestOf = (digest: Uint8Array, nonce: Uint8Array): Uint8Array =>
  new Uint8Array(
    new TimeStampReq({
      version: 1,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1js.Null() }),
        hashedMessage: new asn1js.OctetString({ valueHex: digest }),
      }),
      nonce: new asn1js.Integer({ valueHex: nonce }),
      certReq: true,
    })
      .toSchema()
      .toBER(),
  );

/** A body, but no endless one. */
async function post(url: string, body: Uint8Array, timeoutMs: number): Promise<Uint8Array> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: Buffer.from(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    if (bytes > MOST_BYTES) throw new Error('too long');
  }
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new Uint8Array(Buffer.concat(chunks));
}

interface Asked {
  readonly message: Uint8Array;
  readonly digest: Uint8Array;
  readonly nonce: Uint8Array;
}

async function check(tsr: Uint8Array, { message, digest, nonce }: Asked, { trusted }: Tsa): Promise<string> {
  const { signed, info } = read(tsr);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithmId !== OID.sha256 || !same(hashedMessage.valueBlock.valueHexView, digest))
    throw new Error('a stamp of something else');
  if (!info.nonce || !same(info.nonce.valueBlock.valueHexView, nonce)) throw new Error('a stamp of another question');
  const verified = await signed
    .verify({
      signer: 0,
      data: Uint8Array.from(message).buffer,
      trustedCerts: [...trusted],
      checkChain: trusted.length > 0,
      extendedMode: true,
    })
    .catch((error: unknown) => {
      throw new Error(`a false signature (${error instanceof Error ? error.message : String(error)})`);
    });
  if (!verified.signatureVerified) throw new Error('a false signature');
  if (!isForStamping(verified.signerCertificate)) throw new Error('a signature by a certificate for other purposes');
  return info.genTime.toISOString();
}

function read(tsr: Uint8Array): { signed: SignedData; info: TSTInfo } {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(tsr));
    // 0 granted, 1 granted with modifications
    if (status.status > 1 || !timeStampToken) throw new Error(`refused, status ${status.status}`);
    if (timeStampToken.contentType !== OID.signedData) throw new Error('no signed data');
    const signed = new SignedData({ schema: timeStampToken.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== OID.tstInfo || !eContent) throw new Error('no time stamp within');
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
  } catch (error) {
    throw new Error(`no answer that can be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

const isForStamping = (certificate: Certificate | null | undefined): boolean =>
  certificate?.extensions?.some(
    ({ extnID, parsedValue }) =>
      extnID === OID.extKeyUsage &&
      (parsedValue as { readonly keyPurposes?: readonly string[] }).keyPurposes?.includes(OID.timeStamping),
  ) ?? false;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
