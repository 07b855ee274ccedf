import { testSecrets } from '../../test/secrets.js';
import { projections } from '../app/projections.js';
import { createImapDoor } from '../integrations/imap/imap-door.js';
import { systemClock } from '../platform/clock.js';
import { openDatabase } from '../platform/db/database.js';
import type { Runtime } from '../platform/db/in-org.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { createLogger } from '../platform/log/logger.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { startMailSync } from './service.js';

/** What a worker process that only reads mail is started with. */
export interface SyncProcess {
  databaseUrl: string;
  files: string;
  certificate: string;
}

// A whole process that reads mailboxes, for tests that kill it and to measure its memory. It tells how many mails it has
// looked at, and the most memory that it had.
const given = JSON.parse(process.argv[2] ?? '{}') as SyncProcess;
const db = await openDatabase({ url: given.databaseUrl, connections: 6 });
const runtime: Runtime = {
  ...{ db, clock: systemClock, projections },
  secrets: testSecrets(),
  mailDoors: [
    createImapDoor({ allowed: ['127.0.0.0/8', '::1'], authorities: [given.certificate], pauseMilliseconds: 1_000 }),
  ],
};
let mails = 0;
let peakBytes = 0;
const files = createDiskStore(given.files);
const log = createLogger('silent');
const count = () => {
  mails += 1;
};
const sync = await startMailSync({ runtime, files, log, count });
const tell = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  process.stdout.write(`${JSON.stringify({ mails, peakMegabytes: Math.round(peakBytes / 1024 / 1024) })}\n`);
}, 100);
process.on('SIGTERM', async () => {
  clearInterval(tell);
  await sync.stop();
  await closeMailParser();
  await db.close();
});
