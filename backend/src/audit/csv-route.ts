import { exportAudit } from '@threadline/shared/audit/schema';
import { type Context, Hono } from 'hono';
import { csvAnswer } from '../platform/csv/csv-answer.js';
import { inOrg } from '../platform/db/in-org.js';
import { askAgain } from '../platform/http/ask-again.js';
import { permitted, type RequestContext } from '../platform/http/procedure.js';
import { queryReader } from '../platform/http/query-input.js';
import { exportEntries } from './verbs/export-entries.js';

const permission = 'audit.export';

/** `GET <path>?from=…`: the log as it is filtered, with places and hashes of the chain; itself an entry of the log. */
export function auditCsvRoute(path: string, contextOf: (c: Context) => Promise<RequestContext>): Hono {
  return new Hono().get(path, async (c) => {
    const { runtime, ...context } = await contextOf(c);
    const actor = permitted({ runtime, ...context }, permission);
    const filter = exportAudit.parse(queryReader(exportAudit)(new URL(c.req.url).searchParams));
    return csvAnswer(c, {
      name: 'audit-log',
      first: await inOrg(runtime, actor, (ctx) => exportEntries(ctx, filter, undefined)),
      readFrom: async (cursor) =>
        inOrg(runtime, await askAgain(c, { contextOf, permission }), (ctx) => exportEntries(ctx, filter, cursor)),
    });
  });
}
