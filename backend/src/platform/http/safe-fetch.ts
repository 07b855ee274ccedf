import { type LookupOptions, lookup } from 'node:dns';
import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as overHttp,
} from 'node:http';
import { request as overHttps, Agent as TlsAgent } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isPublicAddress } from './public-address.js';

export interface SafeRequest {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  /** Its length belongs into the headers. */
  body?: Readable;
  /** The settings of this server name the host, which may then lie in a private network. Never for what people enter. */
  chosenByOperator?: boolean;
  mostBytes?: number;
  /** Until the answer begins, and from there until it has come whole. */
  patience?: { begin: number; end: number };
}

export interface SafeAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Has to be read or destroyed. */
  body: Readable;
}

/** Why nothing came back. The reason is for those who run the server. */
export class FetchFailed extends Error {}

/** More came than `mostBytes` allows. */
export class AnswerTooLarge extends FetchFailed {}

const ordinaryBytes = 5 * 1024 * 1024;
const ordinaryPatience = { begin: 5_000, end: 5_000 };

// A connection opened for the operator's host is never handed to a request that may reach public addresses only.
const agentsOf = () => ({ http: new Agent({ keepAlive: true }), https: new TlsAgent({ keepAlive: true }) });
const agents = { public: agentsOf(), operator: agentsOf() };

/**
 * The only road out of the server: http or https, to public addresses, checked as written, as resolved, and as connected.
 * Redirects are handed back and never followed; size and time are limited. Ends with FetchFailed.
 */
export async function safeFetch(address: string | URL, asked: SafeRequest = {}): Promise<SafeAnswer> {
  const url = new URL(address);
  const isAllowed = asked.chosenByOperator ? () => true : isPublicAddress;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!['http:', 'https:'].includes(url.protocol)) throw new FetchFailed('Only http and https are spoken.');
  if (url.username || url.password) throw new FetchFailed('An address with a password in it is not opened.');
  if (isIP(host) && !isAllowed(host)) throw new FetchFailed('This address is not public.');
  const patience = asked.patience ?? ordinaryPatience;
  const request = open(url, asked, lookupOf(isAllowed));
  request.on('socket', (socket) => checkPeer(socket, isAllowed));
  const timer = endAfter(patience.begin, request);
  try {
    const answer = await send(request, asked.body);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: limited(answer, asked, patience.end) };
  } catch (error) {
    request.destroy();
    throw error instanceof FetchFailed ? error : new FetchFailed('The host does not answer.', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The answer as text, for short ones. */
export async function readText({ body }: SafeAnswer): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function open(url: URL, { method = 'GET', headers = {}, chosenByOperator }: SafeRequest, look: LookupFunction) {
  const agent = chosenByOperator ? agents.operator : agents.public;
  const options = { method, headers, lookup: look };
  return url.protocol === 'https:'
    ? overHttps(url, { ...options, agent: agent.https })
    : overHttp(url, { ...options, agent: agent.http });
}

async function send(request: ClientRequest, body: Readable | undefined): Promise<IncomingMessage> {
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).on('error', reject);
  });
  if (!body) {
    request.end();
    return answer;
  }
  // A host may answer before it has read everything, such as to refuse; its answer counts then, not the broken pipe.
  const sent = pipeline(body, request).then(() => answer);
  return Promise.race([answer, sent]);
}

function lookupOf(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...(options as LookupOptions), all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) {
        return callback(new FetchFailed('This name leads to an address that is not public.'), []);
      }
      const [first] = addresses;
      return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family);
    });
  };
}

function checkPeer(socket: Socket, isAllowed: (address: string) => boolean): void {
  const check = () => {
    if (!isAllowed(socket.remoteAddress ?? '')) socket.destroy(new FetchFailed('The peer is not at a public address.'));
  };
  if (socket.connecting) socket.once('connect', check);
  else check();
}

function limited(answer: IncomingMessage, { mostBytes = ordinaryBytes }: SafeRequest, milliseconds: number): Readable {
  let bytes = 0;
  const limit = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length;
      if (bytes > mostBytes) done(new AnswerTooLarge('The answer is larger than allowed.'));
      else done(null, part);
    },
  });
  const timer = endAfter(milliseconds, answer);
  void pipeline(answer, limit)
    .catch(() => undefined)
    .finally(() => clearTimeout(timer));
  return limit;
}

function endAfter(milliseconds: number, what: { destroy(error: Error): unknown }): NodeJS.Timeout {
  return setTimeout(() => what.destroy(new FetchFailed('The host takes too long.')), milliseconds).unref();
}
