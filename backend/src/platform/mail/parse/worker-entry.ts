import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const BUILT_ENTRY = new URL('./parse-worker.js', import.meta.url);
const SOURCE_ENTRY = new URL('./parse-worker.ts', import.meta.url);

let sourceBundle: Promise<string> | undefined;

/**
 * Starts a parse worker. A built server has `parse-worker.js` beside its own bundle; a worker thread cannot load
 * TypeScript, so from sources (tests, tsx) the entry is bundled once per process and run from memory.
 */
export async function startParseWorker(options: WorkerOptions): Promise<Worker> {
  if (existsSync(BUILT_ENTRY)) return new Worker(BUILT_ENTRY, options);
  sourceBundle ??= bundleSource();
  return new Worker(await sourceBundle, { ...options, eval: true });
}

async function bundleSource(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(SOURCE_ENTRY)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error('The parse worker could not be bundled from its source.');
  return bundle.text;
}
