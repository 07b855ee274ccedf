import { projections } from '../app/projections.js';
import { systemClock } from '../platform/clock.js';
import { openDatabase } from '../platform/db/database.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { randomSecrets } from '../platform/secrets/open-secrets.js';
import { importMail } from './service.js';

// A whole process that imports, for tests that kill it or measure its memory: url, organisation, path, folder of files.
const [url = '', orgId = '', path = '', folder = ''] = process.argv.slice(2);
const db = await openDatabase({ url, connections: 2 });
let peakBytes = 0;
const totals = await importMail(
  { db, clock: systemClock, projections, secrets: randomSecrets() },
  {
    ...{ orgId, path, store: 'all', files: createDiskStore(folder) },
    onProgress: ({ files }) => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      process.stdout.write(`${JSON.stringify({ files })}\n`);
    },
  },
);
await closeMailParser();
await db.close();
process.stdout.write(`${JSON.stringify({ ...totals, peakMegabytes: Math.round(peakBytes / 1024 / 1024) })}\n`);
