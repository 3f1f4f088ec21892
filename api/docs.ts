import { join } from 'node:path';
import type { Express } from 'express';

/** Of swagger-ui only what the page loads; nothing of it asks another host. */
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;

/** 接口文档: the page; all it needs comes from this server. */
export const DOCS_PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>联查 接口文档</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"><link rel="icon" href="/api/docs/assets/favicon-32x32.png"></head>
<body><div id="docs"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/assets/start.js"></script></body>
</html>
`;

/** Without `validatorUrl: null` the page would show its description to a validator on the internet. */
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, docExpansion: 'none', defaultModelsExpandDepth: 0 });\n`;

export function serveDocs(app: Express): void {
  const folder = join(require.resolve('swagger-ui-dist/package.json'), '..');
  app.get('/api/docs/assets/start.js', (_request, response) => void response.type('js').send(START));
  for (const asset of ASSETS) {
    app.get(`/api/docs/assets/${asset}`, (_request, response) =>
      response.sendFile(join(folder, asset), { maxAge: '1d' }),
    );
  }
}
