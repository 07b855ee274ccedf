import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoadBudget } from '../first-load-budget.js';
import { shellWorker } from '../offline/shell-worker.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What managers read, served by the backend: `npx vite build --config backend/web/reports/vite.config.ts`. */
export default defineConfig({
  root: folder('.'),
  base: '/reports/',
  plugins: [
    react(),
    firstLoadBudget({ pages: 'reports', kilobytes: 220 }),
    shellWorker({
      name: 'reports',
      base: '/reports/',
      page: '/reports/',
      pages: /^\/reports\//,
      others: /\/assets\/|\.[a-z]+$/,
    }),
  ],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: folder('../../dist/web/reports'),
    emptyOutDir: true,
    // Nothing inline: the page's policy runs scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5175,
    proxy: { '^/(desk/trpc|auth|favicon.svg)': { target: 'http://127.0.0.1:4799', changeOrigin: false } },
  },
});
