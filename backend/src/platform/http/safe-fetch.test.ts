import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readText, safeFetch } from './safe-fetch.js';

let server: Server;
let port: number;
let visits = 0;
let connections = 0;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    visits += 1;
    if (request.url === '/away') return response.writeHead(302, { location: '/text' }).end();
    if (request.url === '/silent') return;
    if (request.url === '/half') return response.write('half');
    if (request.url === '/endless') return Readable.from(endless()).pipe(response);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return response.end(`${request.method} ${Buffer.concat(parts)}`);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.closeAllConnections());

function* endless() {
  for (;;) yield Buffer.alloc(64 * 1024);
}

const own = (path: string, more = {}) =>
  safeFetch(`http://127.0.0.1:${port}${path}`, { chosenByOperator: true, ...more });
const whole = async (path: string, more = {}) => readText(await own(path, more));

test.each(['127.0.0.1', '0x7f.1', '2130706433', '017700000001', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', 'localhost'])(
  'an address of this machine written as %s is not opened',
  async (host) => {
    const before = { visits, connections };
    await expect(safeFetch(`http://${host}:${port}/text`)).rejects.toThrow(/not public/);
    expect({ visits, connections }).toEqual(before);
  },
);

test.each(['file:///etc/passwd', 'ftp://example.com/', 'http://name:password@example.com/'])(
  '%s is refused',
  async (address) => {
    await expect(safeFetch(address)).rejects.toThrow(/Only http|password in it/);
  },
);

test('the host that the operator chose is reached, and its open connection is of no use to others', async () => {
  expect(await whole('/text')).toBe('GET ');
  await expect(safeFetch(`http://127.0.0.1:${port}/text`)).rejects.toThrow(/not public/);
  await expect(safeFetch(`http://localhost:${port}/text`)).rejects.toThrow(/not public/);
});

test('a body goes up as a stream', async () => {
  const body = Readable.from([Buffer.from('one '), Buffer.from('two')]);
  expect(await whole('/text', { method: 'PUT', body, headers: { 'content-length': '7' } })).toBe('PUT one two');
});

test('a redirect is handed back and not followed', async () => {
  const before = visits;
  const answer = await own('/away');
  expect([answer.status, answer.headers.location]).toEqual([302, '/text']);
  answer.body.destroy();
  expect(visits).toBe(before + 1);
});

test('an answer larger than allowed ends', async () => {
  await expect(whole('/endless', { mostBytes: 100_000 })).rejects.toThrow('larger than allowed');
});

test('a host that does not answer, or stops half way, is given up', async () => {
  await expect(own('/silent', { patience: { begin: 50, end: 50 } })).rejects.toThrow('takes too long');
  await expect(whole('/half', { patience: { begin: 5_000, end: 50 } })).rejects.toThrow('takes too long');
});

test('a port where nobody listens is told as no answer', async () => {
  await expect(safeFetch('http://127.0.0.1:1/', { chosenByOperator: true })).rejects.toThrow('does not answer');
});
