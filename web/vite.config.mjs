import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const web = fileURLToPath(new URL('.', import.meta.url));
/** The scripts of the pages; a page names those it wants, and does without. */
const ISLANDS = ['keys', 'share', 'entry', 'unsaved', 'news'];

export default defineConfig({
  root: web,
  logLevel: 'warn',
  build: {
    // The oldest Chromium found in use (console.md §6).
    target: 'chrome78',
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
