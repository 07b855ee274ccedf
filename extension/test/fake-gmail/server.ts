import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { type FakeMailbox, mailboxes } from './mailboxes.js';
import { renderOriginal } from './original.js';
import { renderPage } from './page.js';

export interface FakeGmail {
  port: number;
  /** Every host name a browser asked this server for, with the path; all names resolve here. */
  requests: { host: string; path: string }[];
  /** How long the next "Show original" answers wait, by Gmail message id. */
  originalDelays: Map<string, number>;
  close(): Promise<void>;
}

/** Serves these mailboxes below `/mail/u/0`, `/mail/u/1` and so on. */
export async function startFakeGmail(served: readonly FakeMailbox[] = mailboxes): Promise<FakeGmail> {
  const pem = await generate([{ name: 'commonName', value: 'mail.google.com' }]);
  const requests: FakeGmail['requests'] = [];
  const originalDelays: FakeGmail['originalDelays'] = new Map();
  const server = createServer({ key: pem.private, cert: pem.cert }, (request, response) => {
    requests.push({ host: request.headers.host ?? '', path: request.url ?? '' });
    void answer(request, response, { served, delays: originalDelays });
  });
  server.on('tlsClientError', (_error, socket) => {
    requests.push({ host: 'not-tls', path: String(socket.remotePort ?? '') });
  });
  const port = await listen(server);
  return {
    port,
    requests,
    originalDelays,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Post {
  served: readonly FakeMailbox[];
  delays: Map<string, number>;
}

async function answer(request: IncomingMessage, response: ServerResponse, { served, delays }: Post): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'unknown'}`);
  if (url.hostname !== 'mail.google.com') return send(response, 404, '');
  if (url.pathname.startsWith('/fake/')) return sendScript(response, url.pathname.slice('/fake/'.length));
  const account = /^\/mail\/u\/(\d)\/?$/.exec(url.pathname)?.[1];
  const mailbox = served[Number(account ?? Number.NaN)];
  if (!mailbox) return send(response, 404, '');
  if (url.searchParams.get('view') === 'om') return sendOriginal(url, response, { mailbox, delays });
  const page = renderPage({
    mailbox,
    broken: url.searchParams.get('broken'),
    splitPane: url.searchParams.get('pane') === 'split',
    dark: url.searchParams.get('theme') === 'dark',
  });
  return send(response, 200, page);
}

interface OriginalContext {
  mailbox: FakeMailbox;
  delays: Map<string, number>;
}

async function sendOriginal(url: URL, response: ServerResponse, { mailbox, delays }: OriginalContext): Promise<void> {
  const id = url.searchParams.get('permmsgid') ?? '';
  await new Promise((resolve) => setTimeout(resolve, delays.get(id) ?? 0));
  for (const thread of mailbox.threads) {
    const message = thread.messages.find((candidate) => candidate.permId === id);
    if (message && url.searchParams.get('ik') === mailbox.ik) {
      return send(response, 200, renderOriginal(thread, message));
    }
  }
  return send(response, 404, 'No such message.');
}

async function sendScript(response: ServerResponse, name: string): Promise<void> {
  if (name !== 'app.js' && name !== 'compose.js') return send(response, 404, '');
  const source = await readFile(new URL(`./${name}`, import.meta.url));
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(source);
}

function send(response: ServerResponse, status: number, body: string): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
  };
  response.writeHead(status, headers).end(body);
}

/** As strict about frames, connections and string-made markup as Gmail is. */
const policy = [
  "script-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-src 'self' https://accounts.google.com",
  "connect-src 'self'",
].join('; ');

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
