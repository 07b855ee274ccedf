import { Hono } from 'hono';
import type { Runtime } from '../platform/db/in-org.js';
import type { Metrics } from '../platform/http/metrics.js';

const patienceMilliseconds = 2_000;

/** Alive, ready, and figures: for those who run it. */
export function healthRoutes(runtime: Runtime, { registry }: Metrics): Hono {
  return new Hono()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) =>
      (await isReady(runtime)) ? c.text('ready') : c.text('The database is not answering.', 503),
    )
    .get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }));
}

async function isReady({ db }: Runtime): Promise<boolean> {
  const answer = db.sql`select 1 from organisations limit 0`.then(
    () => true,
    () => false,
  );
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMilliseconds, false).unref());
  return Promise.race([answer, timeout]);
}
