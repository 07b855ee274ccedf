import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { firstLoadBudget } from '../backend/web/first-load-budget.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const certificate = folder('.cache/localhost.pem');
const backend = process.env.THREADLINE_BACKEND ?? 'http://localhost:4780';

/** Each page runs its own script and no other's. */
const isNoPage = (id: string) => !/\/src\/taskpane\/(taskpane|signed-in)\.(ts|html)/.test(id);

/** The add-in's pages, served by the backend under `/outlook/`; `vite` serves them for development. */
export default defineConfig({
  root: folder('src/taskpane'),
  base: '/outlook/',
  publicDir: folder('assets'),
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [firstLoadBudget({ pages: 'outlook', kilobytes: 155 })],
  build: {
    outDir: folder('../backend/dist/web/outlook'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['taskpane.html', 'signed-in.html'].map((name) => folder(`src/taskpane/${name}`)),
      // What is loaded at once lies together: it weighs less so, and asks for fewer files.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: isNoPage }] } },
    },
  },
  server: {
    port: 3010,
    strictPort: true,
    ...(existsSync(certificate) ? { https: { key: readFileSync(certificate), cert: readFileSync(certificate) } } : {}),
    proxy: { '^/(trpc|oauth|auth|desk|assets|sign-in|favicon.svg)': { target: backend, changeOrigin: false } },
  },
});
