import type { TestDovecot } from '../../test/dovecot.js';
import { figuresOf } from '../drive/figures.js';
import type { Figures } from '../drive/job.js';
import type { Client, News } from './clients.js';
import { writeLetter } from './write-letter.js';

interface Asked {
  api: Client;
  news: News;
  people: readonly string[];
  to: string;
  count: number;
  dovecot: TestDovecot;
}

/** Milliseconds from the moment a mail lies in the mailbox until a panel that follows the server is answered with it. */
export async function measureArrivals({ api, news, people, to, count, dovecot }: Asked): Promise<Figures> {
  const taken: number[] = [];
  const started = performance.now();
  for (let at = 0; at < count; at += 1) {
    const [id, from] = [`news-${at}@outside.example`, people[at % people.length] ?? ''];
    const letter = { id, from, to: [to], subject: `News ${at}`, answers: null, at: new Date(), attached: 0 };
    const before = performance.now();
    dovecot.deliver(to, writeLetter(letter));
    await untilAnswered({ api, news, id, from, to });
    taken.push(performance.now() - before);
  }
  return figuresOf(taken, performance.now() - started);
}

interface Awaited {
  api: Client;
  news: News;
  id: string;
  from: string;
  to: string;
}

const patience = 60_000;

// As a panel does: it asks again whenever the server says that something happened.
async function untilAnswered({ api, news, id, from, to }: Awaited): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    await news.next(until - Date.now());
    const { threadId } = await api.threads.context.query({
      ...{ mailbox: to, host: 'api', messageIds: [id] },
      participants: [
        { address: from, role: 'from' },
        { address: to, role: 'to' },
      ],
    });
    if (threadId !== null) return;
  }
  throw new Error('A new mail was not there after a minute.');
}
