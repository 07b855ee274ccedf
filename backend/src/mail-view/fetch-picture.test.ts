import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { safeFetch } from '../platform/http/safe-fetch.js';
import { fetchPicture } from './fetch-picture.js';

let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/picture') return response.end('bytes');
    if (request.url === '/away') return response.writeHead(302, { location: '/picture' }).end();
    if (request.url === '/inside') return response.writeHead(302, { location: 'http://[::ffff:10.0.0.1]/x' }).end();
    if (request.url === '/round') return response.writeHead(302, { location: '/round' }).end();
    if (request.url === '/odd') return response.writeHead(302, { location: 'http://[' }).end();
    if (request.url === '/large') return response.end(Buffer.alloc(6 * 1024 * 1024));
    response.writeHead(200, { 'content-length': 1_000 }).write('half');
    return setImmediate(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.closeAllConnections());

/** Only the tests' own server may be reached as if it were public. */
const fetched: typeof safeFetch = (url, asked) =>
  safeFetch(url, { ...asked, chosenByOperator: String(url).startsWith(base) });

test.each([
  ['/picture', 'bytes'],
  ['/away', 'bytes'],
  ['/inside', undefined],
  ['/round', undefined],
  ['/odd', undefined],
  ['/large', undefined],
  ['/broken-off', undefined],
])('%s', async (path, bytes) => {
  expect((await fetchPicture(base + path, fetched))?.toString()).toBe(bytes);
});
