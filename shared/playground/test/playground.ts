import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { demoSignIns, seedDemo } from '../../../backend/seeds/demo/index.js';
import { startTestServer, type TestServer } from '../../../backend/test/server.js';

export const dist = join(import.meta.dirname, '../../dist/playground');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Tokens {
  access: string;
  refresh: string;
}

export interface Playground {
  /** Address of the page that holds the panel. */
  url: string;
  server: TestServer;
  stop(): Promise<void>;
  signIn(email: string): Promise<Tokens>;
  /** Asks the real server as this person. */
  ask<Answer>(tokens: Tokens, path: string, input: object): Promise<Answer>;
}

/** The built panel in a plain browser, beside a real server that holds the demo world. */
export async function startPlayground(): Promise<Playground> {
  await buildPages();
  const server = await startTestServer();
  await seedDemo(server.runtime);
  const pages = await servePages();
  const url = `http://localhost:${(pages.address() as AddressInfo).port}`;
  return {
    url,
    server,
    signIn: (email) => signIn(server.url, `${url}/signed-in.html`, email),
    ask: (tokens, path, input) => ask(server.url, tokens, { path, input }),
    stop: async () => {
      pages.close();
      await server.stop();
    },
  };
}

/** As the product is built, whatever the environment of the tests is called. */
async function buildPages(): Promise<void> {
  const named = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), logLevel: 'silent' });
  process.env.NODE_ENV = named;
}

export function passwordOf(email: string): string {
  return demoSignIns.find((person) => person.email === email)?.password ?? '';
}

async function servePages(): Promise<Server> {
  const pages = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = await readFile(join(dist, pathname)).catch(() => null);
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(file ?? '');
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  return pages;
}

async function signIn(base: string, redirectUri: string, email: string): Promise<Tokens> {
  const headers = { 'content-type': 'application/json', origin: base, 'sec-fetch-site': 'same-origin' };
  const post = (path: string, body: object, more = {}) =>
    fetch(base + path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
  const session = await post('/auth/sign-in', { email, password: passwordOf(email) });
  const cookie = session.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  const verifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const request = { clientId: 'threadline-playground', redirectUri, codeChallenge, state: 'test-state' };
  const approved = (await (await post('/oauth/approve', request, { cookie })).json()) as { redirectTo: string };
  const code = new URL(approved.redirectTo).searchParams.get('code') ?? '';
  const form = { client_id: 'threadline-playground', grant_type: 'authorization_code', code, code_verifier: verifier };
  const answer = await fetch(`${base}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...form, redirect_uri: redirectUri }),
  });
  const tokens = (await answer.json()) as { access_token: string; refresh_token: string };
  return { access: tokens.access_token, refresh: tokens.refresh_token };
}

async function ask<Answer>(base: string, tokens: Tokens, call: { path: string; input: object }): Promise<Answer> {
  const address = `${base}/trpc/${call.path}?input=${encodeURIComponent(JSON.stringify(call.input))}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${tokens.access}` } });
  const answer = (await response.json()) as { result: { data: Answer } };
  return answer.result.data;
}
