import { defineConfig } from 'vite';

/** Builds the panel in a plain browser; `dist/playground` tells how large its first load is. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  // Tests build with an environment of their own; what is measured and shown is always the product's build.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
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
