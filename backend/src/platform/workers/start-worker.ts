import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Where a worker's code lies in a built server, beside its own bundle, and where among the sources. */
export interface WorkerEntry {
  built: URL;
  source: URL;
}

const sourceBundles = new Map<string, Promise<string>>();

/**
 * Starts a worker thread. It cannot load TypeScript, so from sources (tests, tsx) the entry is bundled once per process
 * and run from memory.
 */
export async function startWorker({ built, source }: WorkerEntry, options: WorkerOptions): Promise<Worker> {
  if (existsSync(built)) return new Worker(built, options);
  const bundle = sourceBundles.get(source.href) ?? bundleSource(source);
  sourceBundles.set(source.href, bundle);
  return new Worker(await bundle, { ...options, eval: true });
}

async function bundleSource(source: URL): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error(`${source.pathname} could not be bundled from its source.`);
  return bundle.text;
}
