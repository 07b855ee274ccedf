import { setTimeout as pause } from 'node:timers/promises';
import { LimitReached } from '../errors.js';
import { widen } from './attempt-limit.js';

const betweenMilliseconds = 200;
const mostWaiting = 100;
const mostOfOneHolder = 2;

interface Queue {
  last: Promise<unknown>;
  /** Networks that wait, and whose block of addresses they are of. */
  waiting: Map<string, string>;
}

const queues = new Map<string, Queue>();

/**
 * Waits for a turn where so many tries at one thing fail that all of them are slowed down: five a second for a server and
 * that thing. No network waits twice at once, and of a block of addresses as one holder gets it (a /48 of IPv6) two. A
 * right password passes in its turn; ends with LimitReached only where the queue is full.
 */
export async function turnInTheQueue(ip: string | null, crowded: string): Promise<void> {
  const queue = queues.get(crowded) ?? { last: Promise.resolve(), waiting: new Map() };
  const network = widen(`network:${ip ?? 'unknown'}`);
  const block = blockOf(network);
  const ofBlock = [...queue.waiting.values()].filter((one) => one === block).length;
  if (queue.waiting.size >= mostWaiting || queue.waiting.has(network) || ofBlock >= mostOfOneHolder) {
    throw new LimitReached('Very many sign-ins are being tried at this moment. Wait a few seconds and try again.', {
      details: { retryAfterSeconds: 5 },
    });
  }
  queues.set(crowded, queue);
  queue.waiting.set(network, block);
  const turn = queue.last.then(() => pause(betweenMilliseconds));
  queue.last = turn;
  await turn.finally(() => {
    queue.waiting.delete(network);
    if (queue.waiting.size === 0) queues.delete(crowded);
  });
}

/** The first three groups of a /64; an address of IPv4 is a block of its own. */
const blockOf = (network: string): string =>
  network.endsWith('::/64') ? network.split(':').slice(0, 4).join(':') : network;
