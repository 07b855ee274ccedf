import { Readable } from 'node:stream';
import { id } from '@threadline/shared/kernel/fields';
import { type Context, Hono } from 'hono';
import { inOrg } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import type { FileStore } from '../platform/files/file-store.js';
import { askAgain } from '../platform/http/ask-again.js';
import { permitted, type RequestContext } from '../platform/http/procedure.js';
import { takeArchive } from '../transfer/service.js';

interface ArchiveRoutes {
  store: FileStore;
  byCookie: (c: Context) => Promise<RequestContext>;
}

const permission = 'organisation.export';
const lookAgainMilliseconds = 2_000;

/** Where archives of the organisation are downloaded; each time it is asked anew whether that is allowed. */
export function archiveRoutes({ store, byCookie }: ArchiveRoutes): Hono {
  return new Hono().get('/desk/archives/:id', async (c) => {
    const request = await byCookie(c);
    const actor = permitted(request, permission);
    const wanted = id.safeParse(c.req.param('id'));
    if (!wanted.success) throw new NotFound('archive');
    const { key, size, name } = await inOrg(request.runtime, actor, (ctx) => takeArchive(ctx, wanted.data));
    const bytes = await store.open(key);
    if (!bytes) throw new NotFound('archive');
    return new Response(
      Readable.toWeb(whileAllowed(bytes, () => askAgain(c, { contextOf: byCookie, permission }))) as ReadableStream,
      {
        headers: {
          'content-type': 'application/zip',
          'content-length': String(size),
          'content-disposition': `attachment; filename="${name}"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      },
    );
  });
}

/** The bytes, as long as whoever takes them may: a slow reader is asked every two seconds who it is. */
function whileAllowed(bytes: Readable, ask: () => Promise<unknown>): Readable {
  const parts = async function* () {
    let asked = performance.now();
    for await (const part of bytes) {
      if (performance.now() - asked > lookAgainMilliseconds) {
        await ask();
        asked = performance.now();
      }
      yield part;
    }
  };
  return Readable.from(parts(), { objectMode: false });
}
