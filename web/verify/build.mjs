import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, runnerImport } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const SHEETS = ['../assets/tokens.css', '../assets/components.css', '../assets/pages.css', 'verify.css'];

/**
 * Builds the page that verifies a draw into one file, beside the islands: style and script are in it, and a policy that names
 * them by their hashes, so that the browser runs nothing else and sends nothing anywhere.
 */
export const verifier = ({ target, file }) => ({
  name: 'verifier',
  apply: 'build',
  async closeBundle() {
    const script = await scriptOf(target);
    const css = SHEETS.map((sheet) => readFileSync(join(here, sheet), 'utf8')).join('');
    const { module } = await runnerImport(join(here, 'page.tsx'), { configFile: false, logLevel: 'warn' });
    const page = module.verifyPage({ css, script, policy: policyOf(css, script) });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page);
  },
});

/** One classic script: only such a one can read its own text, which its worker needs. */
async function scriptOf(target) {
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target,
      write: false,
      rollupOptions: { input: join(here, 'main.ts'), output: { format: 'iife', codeSplitting: false } },
    },
  });
  const [{ code }] = output;
  if (output.length !== 1 || /<\/script|<!--/i.test(code)) throw new Error('the verifier does not fit into one script');
  return code;
}

function policyOf(css, script) {
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(css)}`,
    'worker-src blob:',
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
