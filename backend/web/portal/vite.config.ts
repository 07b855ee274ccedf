import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { firstLoadBudget } from '../first-load-budget.js';
import { shellWorker } from '../offline/shell-worker.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The customers' pages, served by the backend: `npx vite build --config backend/web/portal/vite.config.ts`. */
export default defineConfig({
  root: folder('.'),
  base: '/portal/',
  plugins: [
    react(),
    askEarly(),
    firstLoadBudget({ pages: 'portal', kilobytes: 140 }),
    shellWorker({
      name: 'portal',
      base: '/portal/',
      page: '/portal/',
      pages: /^\/portal\//,
      others: /\/(trpc|files|logo|assets)\/|\.[a-z]+$/,
    }),
  ],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: folder('../../dist/web/portal'),
    emptyOutDir: true,
    // Nothing inline: the page's policy runs scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5174,
    proxy: { '^/portal/(trpc|files|brand)': { target: 'http://127.0.0.1:4799', changeOrigin: false } },
  },
});

/** Lets the browser ask who is here, and for the home page, before any script has come; `main.tsx` picks the answer up. */
function askEarly(): Plugin {
  const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: {} }));
  const href = `/portal/trpc/visit.me,visit.home?batch=1&input=${input}`;
  const attrs = { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href };
  return {
    name: 'ask-early',
    transformIndexHtml: { order: 'post', handler: () => [{ tag: 'link', attrs, injectTo: 'head-prepend' as const }] },
  };
}
