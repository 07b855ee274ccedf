import type { Runtime } from '../db/in-org.js';
import { listenLive } from '../events/listen.js';
import type { Subscriber } from '../events/subscriber.js';
import { describeCauses, stackOf } from '../log/describe-causes.js';
import type { Logger } from '../log/logger.js';
import type { Delivery } from './delivery.js';
import { deliver, deliveryQueue, dispatchEvents, mostAtOnce } from './dispatch.js';
import { openJobQueue } from './job-queue.js';
import { type LongWork, longQueue, oneAtATime, runLong } from './long-work.js';
import { sweep, sweepQueue } from './sweep.js';

export interface WorkerOptions {
  runtime: Runtime;
  subscribers: readonly Subscriber[];
  log: Logger;
  longWork?: readonly LongWork[];
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

const nightly: RecurringJob = { name: sweepQueue, cron: '17 3 * * *', run: sweep };

/** Serves subscribers: woken by every commit that recorded something, and by a slow poll in case a wake-up is lost. */
export async function startWorker({
  runtime,
  subscribers,
  log,
  longWork = [],
  recurring = [],
}: WorkerOptions): Promise<RunningWorker> {
  const boss = await openJobQueue(runtime.db.sql, log);
  let stopped = false;
  await boss.createQueue(deliveryQueue);
  await boss.work(deliveryQueue, deliveries, async (jobs) => {
    for (const job of jobs) {
      const delivery = job.data as Delivery;
      // One that fails comes again by itself; the others of its batch are done.
      await deliver(runtime, subscribers, delivery).catch((error: unknown) =>
        boss.fail(deliveryQueue, job.id, { message: error instanceof Error ? error.message : String(error) }),
      );
    }
  });
  for (const work of longWork) {
    await boss.createQueue(work.name, longQueue);
    await boss.work(work.name, oneAtATime, async ([job]) => {
      if (job) await runLong(runtime, work, job.data as Delivery);
    });
  }
  for (const { name, cron, run } of [nightly, ...recurring]) {
    await boss.createQueue(name);
    await boss.schedule(name, cron);
    await boss.work(name, () =>
      run(runtime).catch((error: unknown) => {
        // What the end of the worker cut off comes again by its clock.
        if (!stopped) log.error({ job: name, ...told(error) }, 'recurring job');
        throw error;
      }),
    );
  }
  let running: Promise<void> | null = null;
  let isAsked = false;
  const drain = async () => {
    while (isAsked && !stopped) {
      await new Promise((resolve) => setTimeout(resolve, gatherMilliseconds));
      // Whoever asks from here on may have come too late for this look.
      isAsked = false;
      while (!stopped && (await dispatchEvents(runtime, boss, { subscribers, longWork })) === mostAtOnce);
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

/** Of several failures, each with its own cause. */
function told(error: unknown): Record<string, unknown> {
  const failures = error instanceof AggregateError ? error.errors : [error];
  const known = failures.filter((one): one is Error => one instanceof Error).slice(0, 3);
  return { failures: known.map((one) => ({ stack: stackOf(one), causes: describeCauses(one) })) };
}
