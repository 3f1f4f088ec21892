import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { verifier } from './verify/build.mjs';

const web = fileURLToPath(new URL('.', import.meta.url));
/** The scripts of the pages; a page names those it wants, and does without. */
const ISLANDS = ['keys', 'share', 'entry', 'unsaved', 'news', 'live', 'targets'];

/** The oldest Chromium found in use (console.md §6). */
const TARGET = 'chrome78';

export default defineConfig({
  root: web,
  logLevel: 'warn',
  plugins: [verifier({ target: TARGET, file: join(web, '../dist/web/verify.html') })],
  build: {
    target: TARGET,
    outDir: join(web, '../dist/web/islands'),
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: {
      input: Object.fromEntries(ISLANDS.map((name) => [name, join(web, 'islands', `${name}.ts`)])),
      // Served under these names: the hash is that of the content.
      output: { entryFileNames: '[name]-[hash:10].js', chunkFileNames: 'chunk-[name]-[hash:10].js' },
    },
  },
});
