import { defineConfig } from 'vite';

/** Builds the panel in a plain browser; `dist/playground` tells how large its first load is. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../dist/playground',
    emptyOutDir: true,
    manifest: true,
    rollupOptions: {
      input: ['index.html', 'panel.html', 'signed-in.html'].map((name) => `${import.meta.dirname}/${name}`),
    },
  },
  server: { port: 4790 },
});
