// Bundles the page: page/main.jsx and all of Grafana that it needs.
import { build } from 'esbuild';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
// Editors that no panel shows.
const unused = ['monaco-editor', '@monaco-editor/react', 'monaco-promql', '@grafana/assistant'];

export async function bundle(out) {
  await build({
    entryPoints: [here('page/main.jsx')],
    outfile: `${out}/main.js`,
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: {
      '.woff': 'dataurl',
      '.woff2': 'dataurl',
      '.svg': 'dataurl',
      '.png': 'dataurl',
      '.css': 'css',
    },
    alias: Object.fromEntries(unused.map((name) => [name, here('page/empty.js')])),
  });
  const icons = new URL('dist/public/img', import.meta.resolve('@grafana/ui/package.json'));
  cpSync(fileURLToPath(icons), `${out}/public/build/img`, { recursive: true });
  cpSync(here('page/page.css'), `${out}/page.css`);
}
