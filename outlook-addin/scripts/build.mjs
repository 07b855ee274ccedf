// Builds the add-in's pages into the backend, which serves them under /outlook/.
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from 'vite';

const largestEvents = 24 * 1024;

await build({ configFile: join(import.meta.dirname, '..', 'vite.config.ts'), logLevel: 'error', mode: 'production' });

// What Outlook runs when a mail is sent: one small script of its own, which may import nothing while it runs.
const pages = join(import.meta.dirname, '..', '..', 'backend', 'dist', 'web', 'outlook');
const events = join(import.meta.dirname, '..', 'src', 'events');
await bundle({
  entryPoints: [join(events, 'events.ts')],
  outfile: join(pages, 'events.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2019',
  external: ['@azure/msal-browser'],
  logLevel: 'error',
});
copyFileSync(join(events, 'events.html'), join(pages, 'events.html'));
const { size } = statSync(join(pages, 'events.js'));
if (size > largestEvents) throw new Error(`events.js has ${size} bytes; it may have ${largestEvents}.`);
