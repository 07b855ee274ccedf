import { expect, test } from 'vitest';
import { OriginalPages } from './original-pages.js';

const page = (id: string) => `<pre id="raw_message_text">Message-ID: &lt;${id}@x.test&gt;\n\nbody</pre>`;

function pagesFrom(answers: Record<string, () => Response | Promise<Response>>) {
  const asked: string[] = [];
  const pages = new OriginalPages({
    addressOf: (permId) => `https://mail.test/${permId}`,
    fetch: async (address) => {
      const id = address.slice('https://mail.test/'.length);
      asked.push(id);
      return (answers[id] ?? (() => new Response('', { status: 404 })))();
    },
  });
  return { pages, asked };
}

test('a message is asked for once, however often its conversation is opened', async () => {
  const { pages, asked } = pagesFrom({ 'msg-f:1': () => new Response(page('one')) });
  await Promise.all([pages.load(['msg-f:1']), pages.load(['msg-f:1'])]);
  await pages.load(['msg-f:1']);
  expect(pages.peek('msg-f:1')?.messageId).toBe('one@x.test');
  expect(asked).toEqual(['msg-f:1']);
});

test('a message that cannot be read leaves the others known and is not asked for again at once', async () => {
  const { pages, asked } = pagesFrom({
    'msg-f:2': () => new Response(page('two')),
    'msg-f:3': () => Promise.reject(new TypeError('offline')),
  });
  expect(await pages.load(['msg-f:1', 'msg-f:2', 'msg-f:3'])).toBe(true);
  await pages.load(['msg-f:1', 'msg-f:3']);
  expect(pages.peek('msg-f:2')?.messageId).toBe('two@x.test');
  expect(pages.peek('msg-f:1')).toBeUndefined();
  expect(asked).toEqual(['msg-f:1', 'msg-f:2', 'msg-f:3']);
});

test('reading stops after the header, long before a large mail ends', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(sent === 0 ? page('big').slice(0, -6) : 'x'.repeat(65_536)));
      sent += 1;
    },
  });
  const { pages } = pagesFrom({ 'msg-f:1': () => new Response(endless) });
  await pages.load(['msg-f:1']);
  expect(pages.peek('msg-f:1')?.messageId).toBe('big@x.test');
  expect(sent).toBeLessThan(10);
});

test('drafts, which have no permanent id yet, are never asked for', async () => {
  const { pages, asked } = pagesFrom({});
  expect(await pages.load(['', 'r-123'])).toBe(false);
  expect(asked).toEqual([]);
});
