import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A time-stamping authority of its own, made and asked by the `openssl` program: nothing of it is ours. */
export interface Authority {
  /** The root certificate, PEM. */
  readonly caFile: string;
  /** What the authority answers to a query. */
  reply(query: Uint8Array): Uint8Array;
  /** The answer of one that takes no digest that is asked for. */
  refuse(query: Uint8Array): Uint8Array;
  /** A query about a digest (hex), with a nonce of its own. */
  query(digest: string): Uint8Array;
  /** A true answer, signed anew by a certificate of the same root that is for web servers. */
  resign(reply: Uint8Array): Uint8Array;
  /** What `openssl ts -verify` says of an answer about a digest. */
  verifies(tsr: Uint8Array, digest: string): boolean;
  /** The whole answer in words. */
  tell(tsr: Uint8Array): string;
  close(): void;
}

const configOf = (dir: string, digests: string): string => `
[ tsa ]
default_tsa = one
[ one ]
serial = ${dir}/serial
signer_cert = ${dir}/tsa.pem
signer_key = ${dir}/tsa.key
certs = ${dir}/ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = ${digests}
accuracy = secs:1
`;

export function makeAuthority(): Authority {
  const dir = mkdtempSync(join(tmpdir(), 'liancha-tsa-'));
  const at = (name: string): string => join(dir, name);
  const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const got = (name: string): Uint8Array => readFileSync(at(name));
  const certificate = (name: string, purpose: string): void => {
    put(`${name}.cnf`, `basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=critical,${purpose}\n`);
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      at(`${name}.key`),
      '-out',
      at('csr'),
      '-subj',
      `/CN=${name}`,
    );
    const signing = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '3650'];
    openssl('x509', '-req', '-in', at('csr'), ...signing, '-extfile', at(`${name}.cnf`), '-out', at(`${name}.pem`));
  };
  put('serial', '01');
  put('all.cnf', configOf(dir, 'sha256, sha384, sha512'));
  put('none.cnf', configOf(dir, 'sha512'));
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '3650',
    '-subj',
    '/CN=Root',
  );
  certificate('tsa', 'timeStamping');
  certificate('web', 'serverAuth');
  const answer = (query: Uint8Array, config: string): Uint8Array => {
    openssl('ts', '-reply', '-queryfile', put('q', query), '-config', at(config), '-out', at('r'));
    return got('r');
  };
  return {
    caFile: at('ca.pem'),
    reply: (query) => answer(query, 'all.cnf'),
    refuse: (query) => answer(query, 'none.cnf'),
    query: (digest) => {
      openssl('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', at('own'));
      return got('own');
    },
    resign: (reply) => {
      openssl('ts', '-reply', '-in', put('r', reply), '-token_out', '-out', at('token'));
      openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', at('token'), '-out', at('info'));
      const type = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-nodetach', '-binary', '-md', 'sha256'];
      openssl(
        'cms',
        '-sign',
        ...type,
        '-signer',
        at('web.pem'),
        '-inkey',
        at('web.key'),
        '-in',
        at('info'),
        '-outform',
        'DER',
        '-out',
        at('token'),
      );
      openssl('ts', '-reply', '-in', at('token'), '-token_in', '-out', at('r'));
      return got('r');
    },
    verifies: (tsr, digest) => {
      try {
        openssl('ts', '-verify', '-digest', digest, '-in', put('v', tsr), '-CAfile', at('ca.pem'));
        return true;
      } catch {
        return false;
      }
    },
    tell: (tsr) => openssl('ts', '-reply', '-in', put('v', tsr), '-text').toString(),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
