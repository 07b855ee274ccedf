import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The page on which designers see every primitive: `npx vite --config shared/gallery/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: { outDir: '../dist/gallery', emptyOutDir: true },
});
