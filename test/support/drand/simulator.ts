import { bls12_381 } from '@noble/curves/bls12-381.js';
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QUICKNET } from '../../../domain/draw/drand';

/** Rounds as drand quicknet published them. */
export const ROUNDS: Readonly<Record<number, string>> = {
  123: 'b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92',
  1000: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};

/** What an endpoint of drand may do; all but `honest` are ways to go wrong. */
export type Manner =
  | 'honest'
  | 'slow' // honest, after a second and a half
  | 'late' // has not got the round yet when it is first asked (404)
  | 'other round' // a true signature, of another round
  | 'relabelled' // that one under the number that was asked for
  | 'other chain' // the round that was asked for, signed with another key
  | 'infinity'
  | 'garbage'
  | 'truncated' // the connection breaks within the signature
  | 'page' // an error page with status 200
  | 'broken' // status 500
  | 'moved' // a redirect
  | 'silent' // never answers
  | 'stalled' // begins to answer and never ends
  | 'endless'; // never stops answering

export interface Simulator {
  readonly url: string;
  /** how often a round was asked for */
  readonly asked: () => number;
  close(): Promise<void>;
}

/** An endpoint of drand on this machine, of the given manner; a round that it does not know is not there yet (404). */
export const startDrand = async (manner: Manner): Promise<Simulator> => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const match = new RegExp(`^/${QUICKNET.chain}/public/(\\d+)$`).exec(request.url ?? '');
    answer(manner === 'late' && asked > 1 ? 'honest' : manner, Number(match?.[1] ?? 0), response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

/** A true signature of the round under a key that is not the pinned one. */
function signedByAnother(round: number): string {
  const { secretKey } = bls12_381.shortSignatures.keygen(new Uint8Array(48).fill(5));
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(round));
  const digest = createHash('sha256').update(number).digest();
  const message = bls12_381.shortSignatures.hash(digest, 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_');
  return Buffer.from(bls12_381.shortSignatures.sign(message, secretKey).toBytes()).toString('hex');
}

const answer = (manner: Manner, round: number, response: ServerResponse): void => {
  const signature = ROUNDS[round];
  const other = round === 1000 ? 123 : 1000;
  const json = (number: number, sig: string | undefined): void => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ round: number, randomness: '00'.repeat(32), signature: sig }));
  };
  switch (manner) {
    case 'honest':
      return signature === undefined
        ? void response.writeHead(404).end('{"error":"not found"}')
        : json(round, signature);
    case 'slow':
      return void setTimeout(() => json(round, signature), 1_500);
    case 'late':
      return void response.writeHead(404).end('{"error":"not found"}');
    case 'other chain':
      return json(round, signedByAnother(round));
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 300 });
      response.write(`{"round":${round},"signature":"${(signature ?? '').slice(0, 40)}`);
      return void setTimeout(() => response.destroy(), 50);
    case 'other round':
      return json(other, ROUNDS[other]);
    case 'relabelled':
      return json(round, ROUNDS[other]);
    case 'infinity':
      return json(round, `c0${'00'.repeat(47)}`);
    case 'garbage':
      return void response.end(Buffer.from([0xff, 0x00, 0x7b]));
    case 'page':
      return void response.end('<html>502 Bad Gateway</html>');
    case 'broken':
      return void response.writeHead(500).end();
    case 'moved':
      return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'silent':
      return;
    case 'stalled':
      return void response.write('{"round":');
    case 'endless': {
      const pour = (): void => {
        while (!response.destroyed && response.write(' '.repeat(1024)));
      };
      response.on('drain', pour);
      return pour();
    }
  }
};
