import { Hono } from 'hono';
import type { Runtime } from '../platform/db/in-org.js';
import type { FileStore } from '../platform/files/file-store.js';
import type { Metrics } from '../platform/http/metrics.js';
import { problemOf } from './file-store.js';

export interface HealthOptions {
  runtime: Runtime;
  store: FileStore;
  metrics: Metrics;
}

const patienceMilliseconds = 2_000;
const rememberMilliseconds = 5_000;

/**
 * Alive, ready, and figures: for those who run it. A server without its file store stays ready, or a proxy would take
 * all servers out for want of documents; `/readyz/files` answers for the store alone.
 */
export function healthRoutes({ runtime, store, metrics: { registry } }: HealthOptions): Hono {
  const files = remembered(() => within(problemOfFiles(store), 'The file store takes too long to answer.'));
  return new Hono()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const [ready, problem] = await Promise.all([isReady(runtime), files()]);
      if (!ready) return c.text('The database is not answering.', 503);
      return c.text(problem ? `ready, but without files: ${problem}` : 'ready');
    })
    .get('/readyz/files', async (c) => {
      const problem = await files();
      return problem ? c.text(problem, 503) : c.text('ready');
    })
    .get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }));
}

function isReady({ db }: Runtime): Promise<boolean> {
  const answer = db.sql`select 1 from organisations limit 0`.then(
    () => true,
    () => false,
  );
  return within(answer, false);
}

async function problemOfFiles(store: FileStore): Promise<string | null> {
  return (await problemOf(store))?.problem ?? null;
}

function within<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  const timeout = new Promise<T>((resolve) => setTimeout(resolve, patienceMilliseconds, otherwise).unref());
  return Promise.race([answer, timeout]);
}

/** Anybody may ask how things stand; the store is not asked each time. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let kept: { answer: Promise<T>; until: number } | null = null;
  return () => {
    if (!kept || kept.until < Date.now()) kept = { answer: ask(), until: Date.now() + rememberMilliseconds };
    return kept.answer;
  };
}
