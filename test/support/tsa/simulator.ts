import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { TimeStampReq } from 'pkijs';
import type { Authority } from './authority';

/** What a service for time stamps may do; all but the first three are ways to go wrong. */
export type Manner =
  | 'honest'
  | 'slow' // honest, after a second
  | 'late' // away when it is first asked (503)
  | 'refusing' // an answer without a stamp
  | 'other message' // a true stamp of something else
  | 'replayed' // a true stamp of this message, to another question
  | 'forged' // one bit of the signature is another
  | 'other purpose' // signed by a certificate for web servers
  | 'truncated'
  | 'page' // an error page with status 200
  | 'broken' // status 500
  | 'moved' // a redirect
  | 'silent' // never answers
  | 'endless'; // never stops answering

export interface TsaSimulator {
  readonly url: string;
  readonly asked: () => number;
  close(): Promise<void>;
}

/** An authority behind HTTP on this machine, of the given manner. */
export const startTsa = async (authority: Authority, manner: Manner): Promise<TsaSimulator> => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const first = asked === 1;
    void buffer(request).then((query) =>
      answer(authority, manner === 'late' && !first ? 'honest' : manner, query, response),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    asked: () => asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const digestIn = (query: Uint8Array): string =>
  Buffer.from(
    TimeStampReq.fromBER(Uint8Array.from(query)).messageImprint.hashedMessage.valueBlock.valueHexView,
  ).toString('hex');

function answer(authority: Authority, manner: Manner, query: Uint8Array, response: ServerResponse): void {
  const stamp = (bytes: Uint8Array): void => {
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(bytes);
  };
  switch (manner) {
    case 'honest':
      return stamp(authority.reply(query));
    case 'slow':
      return void setTimeout(() => stamp(authority.reply(query)), 1_000);
    case 'late':
      return void response.writeHead(503).end();
    case 'refusing':
      return stamp(authority.refuse(query));
    case 'other message':
      return stamp(authority.reply(authority.query('ab'.repeat(32))));
    case 'replayed':
      return stamp(authority.reply(authority.query(digestIn(query))));
    case 'forged': {
      const bytes = Uint8Array.from(authority.reply(query));
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      return stamp(bytes);
    }
    case 'other purpose':
      return stamp(authority.resign(authority.reply(query)));
    case 'truncated':
      return stamp(authority.reply(query).slice(0, 400));
    case 'page':
      return void response.end('<html>502 Bad Gateway</html>');
    case 'broken':
      return void response.writeHead(500).end();
    case 'moved':
      return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'silent':
      return;
    case 'endless': {
      const pour = (): void => {
        while (!response.destroyed && response.write(' '.repeat(1024)));
      };
      response.on('drain', pour);
      return pour();
    }
  }
}
