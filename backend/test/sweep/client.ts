import { provenPermissions } from '@threadline/shared/kernel/permissions';
import { type Procedure, procedures } from '../../src/app/procedures.js';
import { deskBeside } from './principals.js';

export type Input = Record<string, unknown>;
export interface Answer {
  status: number;
  /** The whole body, as it came over the wire. */
  text: string;
  /** What a successful call returned. */
  data: unknown;
}
export const transports = ['trpc', 'batch', 'rest'] as const;
export type Transport = (typeof transports)[number];

const byName = new Map(procedures().map((procedure) => [procedure.name, procedure]));

/** One call of a procedure as a client sends it: by tRPC or by REST; at the desk what asks for a proof. */
export async function call(
  to: { url: string; token: string | null; transport: Transport },
  name: string,
  input: Input,
): Promise<Answer> {
  const procedure = byName.get(name);
  if (!procedure) throw new Error(`There is no procedure ${name}.`);
  const desk = provenPermissions.has(procedure.meta.permission) ? deskBeside(to.token) : null;
  const transport = desk && to.transport === 'rest' ? 'trpc' : to.transport;
  const { path, method, body } = requestOf[transport](procedure, input);
  const answer = await fetch(`${to.url}${desk ? '/desk' : ''}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(desk ? { cookie: desk, origin: to.url } : bearer(to.token)) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (transport === 'batch') return lastOfBatch(answer.status, text);
  return { status: answer.status, text, data: answer.ok ? dataOf(text, transport) : null };
}

const bearer = (token: string | null): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {});

interface Request {
  path: string;
  method: string;
  body?: unknown;
}

function asTrpc({ name, kind }: Procedure, input: Input): Request {
  if (kind === 'mutation') return { path: `/trpc/${name}`, method: 'POST', body: input };
  return { path: `/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`, method: 'GET' };
}

/** In one request with a question that anybody may ask; writes go alone, since a batch is of one kind. */
function asBatch({ name, kind }: Procedure, input: Input): Request {
  if (kind === 'mutation') return { path: `/trpc/${name}?batch=1`, method: 'POST', body: { 0: input } };
  const inputs = encodeURIComponent(JSON.stringify({ 0: {}, 1: input }));
  return { path: `/trpc/session.me,${name}?batch=1&input=${inputs}`, method: 'GET' };
}

function asRest({ name, meta }: Procedure, input: Input): Request {
  if (!meta.openapi) throw new Error(`${name} has no REST address.`);
  const { method, path } = meta.openapi;
  const rest = new Map(Object.entries(input));
  const filled = path.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = String(rest.get(field));
    rest.delete(field);
    return encodeURIComponent(Buffer.from(value).toString());
  });
  if (method !== 'GET' && method !== 'DELETE')
    return { path: `/api/v1${filled}`, method, body: Object.fromEntries(rest) };
  const query = new URLSearchParams();
  for (const [field, value] of rest) for (const one of [value].flat()) query.append(field, String(one));
  return { path: `/api/v1${filled}?${query}`, method };
}

const requestOf = { trpc: asTrpc, batch: asBatch, rest: asRest };

/** The answer to the call itself. Its status stands in the batch, whose own is of all calls together. */
function lastOfBatch(status: number, text: string): Answer {
  const parts = readBatch(text);
  const part = parts?.at(-1);
  if (!part) return { status, text, data: null };
  const own = part.error?.data?.httpStatus ?? (part.result ? 200 : status);
  return { status: own, text: JSON.stringify(part), data: part.result?.data ?? null };
}

interface BatchPart {
  result?: { data: unknown };
  error?: { data?: { httpStatus?: number } };
}

function readBatch(text: string): BatchPart[] | null {
  const body: unknown = JSON.parse(text);
  return Array.isArray(body) ? (body as BatchPart[]) : null;
}

function dataOf(text: string, transport: Transport): unknown {
  const body = JSON.parse(text);
  return transport === 'trpc' ? body.result.data : body;
}
