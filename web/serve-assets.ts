import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Assets } from './assets';

const YEAR = 31_536_000;

/** 验证一次抽取, by itself and for one draw: the same file, which looks at its address. */
const VERIFIER = /^\/p\/(verify|draws\/[^/]+\/verify)$/;

/**
 * Serves the pages' files, kept by browsers for a year: `app.use(serveAssets(assets))`. A path with another hash is passed on
 * and ends as "not found", never as another version's file. The verifier is asked for anew each time.
 */
export const serveAssets =
  ({ files, verifier }: Assets) =>
  (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = pathOf(request.url);
    const page = VERIFIER.test(path) ? verifier : null;
    const file = page ?? files.get(path);
    if (!file) return next();
    if (page) response.setHeader('Content-Security-Policy', page.policy);
    const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = packed ? file.gzip : file.body;
    if (packed) response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Content-Type', file.type);
    response.setHeader('Content-Length', body.length);
    response.setHeader('Cache-Control', page ? 'no-cache' : `public, max-age=${YEAR}, immutable`);
    response.end(request.method === 'HEAD' ? undefined : body);
  };

const pathOf = (url = ''): string => url.split('?')[0] ?? '';
