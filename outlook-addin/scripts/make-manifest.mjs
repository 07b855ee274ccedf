// Writes the manifest that an administrator uploads, or that a developer sideloads:
//   npm run -w outlook-addin manifest -- --base-url https://threadline.example.com [--entra-client-id ID] [--out FILE]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { checkManifest } from './check-manifest.mjs';
import { fillManifest } from './fill-manifest.mjs';

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string', default: 'https://localhost:3010' },
    'entra-client-id': { type: 'string' },
    out: { type: 'string', default: 'build/threadline-outlook.xml' },
  },
});
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(
  values.out,
  fillManifest({ baseUrl: values['base-url'], entraClientId: values['entra-client-id'] ?? null }),
);
const problems = await checkManifest(values.out);
process.stdout.write(problems.length === 0 ? `${values.out} is ready.\n` : `${problems.join('\n')}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
