import type { Env } from '../env.js';
import { sendThrough } from '../mail-sync/service.js';
import { sendQueuedMail } from '../mail-writing/service.js';
import type { Runtime } from '../platform/db/in-org.js';
import type { LongWork } from '../platform/jobs/long-work.js';
import type { Logger } from '../platform/log/logger.js';
import { purgeMail, relinkHistory } from '../threads/service.js';
import { makeArchives } from '../transfer/service.js';
import { openFileStore } from './file-store.js';
import { productVersion } from './product-version.js';

interface LongWorkOptions {
  env: Env;
  runtime: Runtime;
  administratorUrl: string;
  log: Logger;
}

/** What takes minutes and has a queue of its own. */
export function createLongWork({ env, runtime, administratorUrl, log }: LongWorkOptions): readonly LongWork[] {
  return [
    makeArchives(runtime, { administratorUrl, store: openFileStore(env), product: productVersion(), log }),
    relinkHistory(runtime),
    sendQueuedMail(runtime, { send: sendThrough, files: openFileStore(env) }),
    purgeMail(runtime, openFileStore(env)),
  ];
}
