import { randomUUID } from 'node:crypto';
import { figuresOf } from './figures.js';
import { HttpConnection } from './http-connection.js';
import type { Job, Message, Send } from './job.js';
import { openBare } from './send-bare.js';

// A process that ends at once would take its last words with it.
const tell = (message: Message) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));

process.once('message', (job: Job) => {
  run(job).then(
    () => process.exit(0),
    async (error: unknown) => {
      await tell({ failed: error instanceof Error ? error.message : String(error) });
      process.exit(1);
    },
  );
});

async function run(job: Job): Promise<void> {
  const senders = job.http ? await openHttp(job.http, job.connections) : await openBare(job);
  await sendFor(senders, job.warmMilliseconds);
  await tell({ measuring: true });
  const started = performance.now();
  const times = await sendFor(senders, job.measuredMilliseconds);
  await tell({ figures: figuresOf(times, performance.now() - started), answers: times.length });
}

async function sendFor(senders: readonly Send[], milliseconds: number): Promise<number[]> {
  const end = performance.now() + milliseconds;
  const times: number[] = [];
  const work = async (send: Send) => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const started = performance.now();
      await send(turn);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(senders.map(work));
  return times;
}

/** Each connection walks requests of its own, so that none is sent twice at once. */
async function openHttp({ url, requests }: NonNullable<Job['http']>, connections: number): Promise<Send[]> {
  return Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const connection = await HttpConnection.open(url);
      const mine = requests.filter((_request, at) => at % connections === index % requests.length);
      return async (turn: number) => {
        const request = mine[turn % mine.length];
        if (!request) throw new Error('There are fewer requests than connections.');
        const status = await connection.send(request, request.once ? randomUUID() : '');
        if (status !== 200) throw new Error(`${request.method} ${request.path} was answered with ${status}.`);
      };
    }),
  );
}
