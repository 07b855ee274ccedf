import { organisationReturn } from '@threadline/shared/organisation/schema';
import { type Context, Hono } from 'hono';
import { readJson } from '../platform/auth/read-json.js';
import type { Origin, Runtime } from '../platform/db/in-org.js';
import * as verbs from './verbs/take-back.js';

/** What the page behind an owner's mail asks: looking changes nothing, returning needs the link alone. */
export function returnRoutes({ runtime, originOf }: { runtime: Runtime; originOf: (c: Context) => Origin }): Hono {
  return new Hono()
    .post('/auth/organisation/look', async (c) => {
      const input = organisationReturn.parse(await readJson(c));
      return c.json(await verbs.lookAtReturn({ runtime, origin: originOf(c) }, input));
    })
    .post('/auth/organisation/return', async (c) => {
      const input = organisationReturn.parse(await readJson(c));
      return c.json(await verbs.returnByLink({ runtime, origin: originOf(c) }, input));
    });
}
