import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults.js';
import { Grants } from './grants.js';

export interface VendorCall {
  method: string;
  url: URL;
  /** As they came. */
  headers: Record<string, string>;
  body: Buffer;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, or bytes as they are. */
  body?: unknown;
}

export interface VendorServer {
  address: string;
  grants: Grants;
  faults: Faults;
  /** Paths that were asked for, one after the other, with their methods. */
  asked: string[];
  /** Who says yes on the page of consent, and to what; null says no. */
  consent: { address: string; scopes?: readonly string[] } | null;
  close(): Promise<void>;
}

/** Paths of a vendor’s page of consent, token endpoint, and where it takes a grant back. */
export interface GrantPaths {
  authorise: RegExp;
  token: RegExp;
  revoke?: RegExp;
}

/** A vendor on loopback: gives out tokens, and hands calls with a token that counts to its own interface. */
export async function startVendorServer(
  paths: GrantPaths,
  answer: (server: VendorServer, call: VendorCall) => Reply,
): Promise<VendorServer> {
  const listening = createServer((request, response) => {
    void read(request).then((call) => {
      server.asked.push(`${call.method} ${call.url.pathname}`);
      write(response, server.faults.of(call.url.pathname) ?? route(server, call, { paths, answer }));
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const server: VendorServer = {
    address: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    ...{ grants: new Grants(), faults: new Faults(), asked: [], consent: null },
    close: async () => {
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
  return server;
}

interface Handling {
  paths: GrantPaths;
  answer: (server: VendorServer, call: VendorCall) => Reply;
}

function route(server: VendorServer, call: VendorCall, { paths, answer }: Handling): Reply {
  const { pathname } = call.url;
  if (paths.authorise.test(pathname)) return consentPage(server, call.url.searchParams);
  if (paths.token.test(pathname)) return exchange(server, call);
  if (paths.revoke?.test(pathname)) return takeBack(server, call);
  return answer(server, call);
}

function consentPage({ grants, consent }: VendorServer, asked: URLSearchParams): Reply {
  const isSafe = asked.get('code_challenge_method') === 'S256' && asked.get('response_type') === 'code';
  if (!isSafe || !grants.knowsClient(asked.get('client_id') ?? '')) return { status: 400, body: 'invalid_request' };
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('state', asked.get('state') ?? '');
  if (!consent) back.searchParams.set('error', 'access_denied');
  else {
    const scopes = consent.scopes ?? (asked.get('scope') ?? '').split(' ');
    back.searchParams.set('code', grants.code(asked, consent.address, scopes));
  }
  return { status: 302, headers: { location: back.toString() } };
}

function exchange({ grants }: VendorServer, { body }: VendorCall): Reply {
  const { status = 200, ...told } = grants.exchange(new URLSearchParams(body.toString())) as { status?: number };
  return { status, body: told };
}

function takeBack({ grants }: VendorServer, { url, body }: VendorCall): Reply {
  const token = url.searchParams.get('token') ?? new URLSearchParams(body.toString()).get('token') ?? '';
  return grants.revokeToken(token) ? { body: {} } : { status: 400, body: { error: 'invalid_token' } };
}

async function read(request: IncomingMessage): Promise<VendorCall> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const url = new URL(request.url ?? '/', 'http://vendor.example');
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { method: request.method ?? 'GET', url, headers, body: Buffer.concat(parts) };
}

function write(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  const isBytes = body instanceof Uint8Array || typeof body === 'string';
  const type = isBytes ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body === undefined ? undefined : isBytes ? body : JSON.stringify(body));
}
