import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Assets } from './assets';

const YEAR = 31_536_000;

/**
 * Serves the pages' files, kept by browsers for a year: `app.use(serveAssets(assets))`. A path with another hash is passed on
 * and ends as "not found", never as another version's file.
 */
export const serveAssets =
  ({ files }: Assets) =>
  (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(pathOf(request.url)) : undefined;
    if (!file) return next();
    const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = packed ? file.gzip : file.body;
    if (packed) response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Content-Type', file.type);
    response.setHeader('Content-Length', body.length);
    response.setHeader('Cache-Control', `public, max-age=${YEAR}, immutable`);
    response.end(request.method === 'HEAD' ? undefined : body);
  };

const pathOf = (url = ''): string => url.split('?')[0] ?? '';
