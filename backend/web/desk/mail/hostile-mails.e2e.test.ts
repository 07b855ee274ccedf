import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { frameDocument } from '@threadline/shared/mail-view/frame-document';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileMails } from '../../../test/hostile/hostile-mails.js';
import { trapHost } from '../../../test/hostile/hostile-vectors.js';
import { endMailWorkers, sanitisedMails } from '../../../test/hostile/stored-hostile-mails.js';
import { type WatchedBrowser, watchedBrowser } from '../../../test/hostile/watched-browser.js';

const mails = hostileMails();
const sandbox = 'sandbox="allow-popups allow-popups-to-escape-sandbox"';
let server: Server;
let home: string;
let page = '';
let policy = '';
/** What every page of ours says of itself; frames in it inherit that. */
const ours = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
let browser: WatchedBrowser;
let sanitised: string[];

beforeAll(async () => {
  server = createServer((_request, answer) => {
    if (policy) answer.setHeader('content-security-policy', policy);
    answer.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await watchedBrowser(home);
  sanitised = await sanitisedMails();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await endMailWorkers();
});

/** Everything at once in one page, each mail in a box of its own; what it did while a second passed. */
async function opened(frames: readonly { document: string; attributes: string }[], within = '') {
  policy = within;
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const boxes = frames.map(
    ({ document, attributes }) => `<iframe width=190 height=90 ${attributes} srcdoc="${escaped(document)}"></iframe>`,
  );
  page = `<!doctype html><meta charset=utf-8><body style="margin:0">${boxes.join('')}<p id=end>end`;
  browser.forget();
  await browser.page.goto(`${home}/`, { waitUntil: 'load', timeout: 120_000 });
  await browser.page.locator('#end').waitFor();
  await browser.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
  await browser.settled();
  const { ran, foreign, led, crashes } = browser.seen;
  return { ran, foreign: foreign.length, led, crashes, escapes: await escapes() };
}

/** Frames that reach beyond their box, and points of a box at which something else lies. */
function escapes(): Promise<number> {
  return browser.page.evaluate(() => {
    const frames = [...document.querySelectorAll('iframe')];
    const grown = frames.filter((frame) => frame.offsetWidth !== 194 || frame.offsetHeight !== 94);
    return grown.length + Number(document.documentElement.scrollWidth > innerWidth);
  });
}

const inFrame = (html: string) =>
  frameDocument({
    ...{ html, pictures: [], origin: home, showRemote: true, theme: 'light', language: 'en' },
    ...{ quotedLabel: 'Quoted', nonce: 'n0nce' },
  });
const quiet = { ran: 0, foreign: 0, led: 0, crashes: 0, escapes: 0 };

test('where nothing protects a reader, hostile mails run, call and lead away', async () => {
  const seen = await opened(mails.map(({ html }) => ({ document: html, attributes: '' })).slice(0, 130));
  process.stderr.write(`Unprotected, 130 hostile mails: ${JSON.stringify(seen)}\n`);
  expect(seen.ran).toBeGreaterThan(45);
  expect(seen.foreign).toBeGreaterThan(40);
});

test('the sanitiser alone keeps all of them quiet, in a page that lets everything run', async () => {
  const seen = await opened(sanitised.map((html) => ({ document: html, attributes: '' })));
  process.stderr.write(`Sanitised alone, ${mails.length} hostile mails: ${JSON.stringify(seen)}\n`);
  expect(seen).toEqual(quiet);
});

test('the frame alone, in a page of ours, keeps all of them quiet with nothing sanitised', async () => {
  const seen = await opened(
    mails.map(({ html }) => ({ document: inFrame(html), attributes: sandbox })),
    ours,
  );
  process.stderr.write(`Framed alone, ${mails.length} hostile mails: ${JSON.stringify(seen)}\n`);
  expect({ ...seen, led: 0 }).toEqual(quiet);
}, 240_000);

test('both together keep them quiet, and the browser’s network code never hears where they would call', async () => {
  const calm = await watchedBrowser(home);
  const before = browser;
  browser = calm;
  const seen = await opened(
    sanitised.map((html) => ({ document: inFrame(html), attributes: sandbox })),
    ours,
  );
  browser = before;
  const heard = await calm.close();
  process.stderr.write(`Sanitised and framed, ${mails.length}: ${JSON.stringify({ ...seen, heardOf: heard })}\n`);
  expect({ ...seen, heard }).toEqual({ ...quiet, heard: 0 });
});

test('what is left names the trap only as a link to follow', () => {
  const named = sanitised.map((html) => html.replace(/<a href="[^"]*"[^>]*>/g, '').replace(/<[^>]*>|[^<]+/g, tagsOnly));
  expect(named.filter((html) => html.includes(trapHost))).toEqual([]);
});

const tagsOnly = (part: string) => (part.startsWith('<') ? part : '');
