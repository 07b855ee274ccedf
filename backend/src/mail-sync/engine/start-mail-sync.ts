import { randomUUID } from 'node:crypto';
import type { RemoteOutcome } from '@threadline/shared/mail-sync/choices';
import type { Runtime } from '../../platform/db/in-org.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { Logger } from '../../platform/log/logger.js';
import { createTurns } from '../../platform/workers/fair-turns.js';
import { hear, type Wake } from '../wake.js';
import { type Claim, runConnection } from './run-connection.js';
import type { SyncWorld } from './sync-world.js';

export interface MailSyncOptions {
  runtime: Runtime;
  files: FileStore;
  log: Logger;
  /** Told of every mail that was looked at. */
  count?: (outcome: RemoteOutcome) => void;
  /** How many mailboxes this worker reads at most at one time. */
  most?: number;
}

export interface RunningMailSync {
  /** Ends every session; what is being taken in is finished or undone as a whole. */
  stop(): Promise<void>;
}

/** One question to the database where nothing is connected; leases last thirty seconds. */
const claimMilliseconds = 5_000;
const keepMilliseconds = 10_000;
/** Pages in memory at one time, each of some megabytes. */
const pagesAtOnce = 2;

interface Running {
  claim: Claim;
  /** Ends the work on the connection. */
  leave: AbortController;
  /** Ends its waiting for news. */
  wake: AbortController;
  ended: Promise<void>;
}

/** Reads connected mailboxes, as many workers together as there are; one that dies is replaced when its leases run out. */
export async function startMailSync(options: MailSyncOptions): Promise<RunningMailSync> {
  const { runtime, log, most = 200 } = options;
  const world: SyncWorld = {
    ...{
      runtime,
      files: options.files,
      log,
      holder: randomUUID(),
      turns: createTurns({ most: pagesAtOnce, mostOfOne: 1 }),
    },
    count: options.count ?? (() => undefined),
  };
  const running = new Map<string, Running>();
  let isStopped = false;
  const begin = (claim: Claim) => {
    const one: Running = {
      ...{ claim, leave: new AbortController(), wake: new AbortController(), ended: Promise.resolve() },
    };
    running.set(claim.id, one);
    one.leave.signal.addEventListener('abort', () => one.wake.abort(), { once: true });
    const wakes = {
      signal: () => {
        if (one.wake.signal.aborted && !one.leave.signal.aborted) one.wake = new AbortController();
        return one.wake.signal;
      },
    };
    one.ended = runConnection(world, claim, { signal: one.leave.signal, wakes }).finally(() => {
      running.delete(claim.id);
    });
  };
  const claimMore = alone(log, async () => {
    if (isStopped || running.size >= most) return;
    const claims = await claimConnections(runtime, { holder: world.holder, most: most - running.size });
    for (const claim of claims) if (!isStopped && !running.has(claim.id)) begin(claim);
  });
  const keepOrLeave = alone(log, async () => {
    if (running.size === 0) return;
    const asked = [...running.values()];
    const kept = await keepConnections(runtime, world.holder);
    for (const one of asked) if (!kept.has(one.claim.id)) one.leave.abort();
  });
  const onWake = ({ orgId, connectionId, leave }: Wake) => {
    for (const one of running.values()) {
      if (one.claim.orgId !== orgId || (connectionId !== null && one.claim.id !== connectionId)) continue;
      if (leave) one.leave.abort();
      else one.wake.abort();
    }
    claimMore();
  };
  const silence = await hear(runtime.db.sql, onWake);
  const timers = [setInterval(claimMore, claimMilliseconds), setInterval(keepOrLeave, keepMilliseconds)];
  claimMore();
  return {
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await silence();
      const ending = [...running.values()];
      for (const one of ending) one.leave.abort();
      await Promise.all(ending.map(({ ended }) => ended));
    },
  };
}

/** One at a time; what fails is tried again by the clock. */
function alone(log: Logger, work: () => Promise<void>): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = () => {
    isAsked = isRunning;
    if (isRunning) return;
    isRunning = true;
    void work()
      .catch((error: unknown) => log.warn({ error: (error as Error).name }, 'mail sync'))
      .finally(() => {
        isRunning = false;
        if (isAsked) run();
      });
  };
  return run;
}

async function claimConnections({ db }: Runtime, { holder, most }: { holder: string; most: number }): Promise<Claim[]> {
  const rows = await db.sql<{ orgId: string; id: string }[]>`
    select org_id as "orgId", id from claim_mail_connections(${holder}, ${most})`;
  return rows.map(({ orgId, id }) => ({ orgId, id }));
}

async function keepConnections({ db }: Runtime, holder: string): Promise<Set<string>> {
  const rows = await db.sql<{ id: string }[]>`select id from keep_mail_connections(${holder})`;
  return new Set(rows.map(({ id }) => id));
}
