import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoadBudget } from '../first-load-budget.js';
import { shellWorker } from '../offline/shell-worker.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Addresses that other pages and the server itself answer. */
const notTheDesk = /^\/(portal|outlook|reports|api|trpc|desk|auth|oauth|healthz|readyz|metrics)(\/|$)|\.[a-z]+$/;

/** The team's pages, served by the backend: `npx vite build --config backend/web/desk/vite.config.ts`. */
export default defineConfig({
  root: folder('.'),
  plugins: [
    react(),
    firstLoadBudget({ pages: 'desk', kilobytes: 220 }),
    shellWorker({ name: 'desk', base: '/', page: '/', pages: /^\//, others: notTheDesk }),
  ],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: folder('../../dist/web/desk'),
    emptyOutDir: true,
    // Nothing inline: the page's policy runs scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: { '^/(desk/trpc|auth|oauth/approve)': { target: 'http://127.0.0.1:4799', changeOrigin: false } },
  },
});
