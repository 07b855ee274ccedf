import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { SourceProblem } from '../../mail-sync/port.js';
import { AnswerTooLarge, FetchFailed, type SafeRequest, safeFetch } from '../../platform/http/safe-fetch.js';

export interface VendorRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Named by a setting of this server, and hence allowed to be anywhere. */
  chosenByOperator: boolean;
  mostBytes?: number;
}

export interface VendorAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Answers may hold a whole mail, and take as long as that does. */
const patience = { begin: 30_000, end: 60_000 };

/** Asks a vendor and reads the answer whole. Ends with AnswerTooLarge, or with a SourceProblem where none comes. */
export async function askVendor(address: string | URL, request: VendorRequest): Promise<VendorAnswer> {
  try {
    const answer = await safeFetch(address, prepared(request));
    const parts: Buffer[] = [];
    for await (const part of answer.body) parts.push(part as Buffer);
    return { status: answer.status, headers: answer.headers, body: Buffer.concat(parts) };
  } catch (cause) {
    if (cause instanceof AnswerTooLarge) throw cause;
    const said = cause instanceof FetchFailed ? cause.message : 'The connection broke off.';
    throw new SourceProblem('unreachable', said, { cause });
  }
}

function prepared({ body, headers = {}, ...rest }: VendorRequest): SafeRequest {
  if (body === undefined) return { ...rest, headers, patience };
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const length = String(bytes.byteLength);
  return { ...rest, patience, headers: { ...headers, 'content-length': length }, body: Readable.from([bytes]) };
}

/** What the vendor says of when to ask again, in seconds or as a date; null where it says nothing. */
export function retryAfterMs(headers: IncomingHttpHeaders, now: Date): number | null {
  const said = headers['retry-after'];
  if (said === undefined) return null;
  if (/^\d{1,6}$/.test(said)) return Number(said) * 1000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** The answer as JSON; null where it is none. */
export function jsonOf({ body }: VendorAnswer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
