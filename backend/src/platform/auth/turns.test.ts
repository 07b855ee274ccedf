import { expect, test } from 'vitest';
import { turnInTheQueue } from './turns.js';

test('those who wait come one after the other, and no network waits twice at once', async () => {
  const came: string[] = [];
  const wait = (ip: string) => turnInTheQueue(ip, 'a').then(() => came.push(ip));
  const waiting = ['192.0.2.1', '192.0.2.2', '2001:db8::1'].map(wait);
  await expect(wait('192.0.2.1')).rejects.toMatchObject({ details: { retryAfterSeconds: 5 } });
  await expect(wait('2001:db8::2')).rejects.toThrow('Wait a few seconds and try again.');
  await Promise.all(waiting);
  expect(came).toEqual(['192.0.2.1', '192.0.2.2', '2001:db8::1']);
  await wait('192.0.2.1');
});

test('who holds a block of addresses does not fill the queue, and what is tried elsewhere has a queue of its own', async () => {
  const networks = Array.from({ length: 100 }, (_, index) => `2001:db8:7:${index.toString(16)}::1`);
  const outcomes = await Promise.allSettled([
    ...networks.map((ip) => turnInTheQueue(ip, 'b')),
    turnInTheQueue('2001:db8:8::1', 'b'),
    turnInTheQueue('2001:db8:7:3::1', 'c'),
  ]);
  const passed = outcomes.map(({ status }) => status === 'fulfilled');
  expect([passed.slice(0, 100).filter(Boolean).length, ...passed.slice(100)]).toEqual([2, true, true]);
});
