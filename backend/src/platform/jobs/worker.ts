import type { Runtime } from '../db/in-org.js';
import { listenLive } from '../events/listen.js';
import type { Subscriber } from '../events/subscriber.js';
import type { Logger } from '../log/logger.js';
import { deliver, deliveryQueue, dispatchEvents, mostAtOnce } from './dispatch.js';
import { openJobQueue } from './job-queue.js';
import { sweep, sweepQueue } from './sweep.js';

export interface WorkerOptions {
  runtime: Runtime;
  subscribers: readonly Subscriber[];
  log: Logger;
  /** Work that comes round by the clock; the same of several workers runs once. */
  recurring?: readonly RecurringJob[];
}

export interface RecurringJob {
  /** Also the name of its queue. */
  name: string;
  /** In UTC. */
  cron: string;
  run(runtime: Runtime): Promise<void>;
}

export interface RunningWorker {
  stop(): Promise<void>;
}

const pollMilliseconds = 5_000;
/** What is recorded within this time is looked at together. */
const gatherMilliseconds = 30;
/** A full batch is followed by the next at once, so that a busy hour does not make a mail wait for its turn. */
const deliveries = { batchSize: 10, pollingIntervalSeconds: 1, burstWhenBatchFull: true };

/** Serves subscribers: woken by every commit that recorded something, and by a slow poll in case a wake-up is lost. */
export async function startWorker({
  runtime,
  subscribers,
  log,
  recurring = [],
}: WorkerOptions): Promise<RunningWorker> {
  const boss = await openJobQueue(runtime.db.sql, log);
  await boss.createQueue(deliveryQueue);
  await boss.work(deliveryQueue, deliveries, async (jobs) => {
    for (const job of jobs) {
      const delivery = job.data as Parameters<typeof deliver>[2];
      // One that fails comes again by itself; the others of its batch are done.
      await deliver(runtime, subscribers, delivery).catch((error: unknown) =>
        boss.fail(deliveryQueue, job.id, { message: error instanceof Error ? error.message : String(error) }),
      );
    }
  });
  await boss.createQueue(sweepQueue);
  await boss.schedule(sweepQueue, '17 3 * * *');
  await boss.work(sweepQueue, () => sweep(runtime));
  for (const { name, cron, run } of recurring) {
    await boss.createQueue(name);
    await boss.schedule(name, cron);
    await boss.work(name, () => run(runtime));
  }
  let stopped = false;
  let running: Promise<void> | null = null;
  let isAsked = false;
  const drain = async () => {
    while (isAsked && !stopped) {
      await new Promise((resolve) => setTimeout(resolve, gatherMilliseconds));
      // Whoever asks from here on may have come too late for this look.
      isAsked = false;
      while (!stopped && (await dispatchEvents(runtime, boss, subscribers)) === mostAtOnce);
    }
  };
  const wake = () => {
    isAsked = true;
    running ??= drain()
      .catch((error: unknown) => log.warn({ error: String((error as Error).name) }, 'event dispatch'))
      .finally(() => {
        running = null;
      });
  };
  const silence = await listenLive(runtime.db.sql, wake);
  const poll = setInterval(wake, pollMilliseconds);
  wake();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      await silence();
      await running;
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
