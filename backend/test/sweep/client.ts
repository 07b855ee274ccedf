import { type Procedure, procedures } from '../../src/app/procedures.js';

export type Input = Record<string, unknown>;
export interface Answer {
  status: number;
  /** The whole body, as it came over the wire. */
  text: string;
  /** What a successful call returned. */
  data: unknown;
}
export const transports = ['trpc', 'rest'] as const;
export type Transport = (typeof transports)[number];

const byName = new Map(procedures().map((procedure) => [procedure.name, procedure]));

/** One call of a procedure as a client sends it, by tRPC or by REST. */
export async function call(
  to: { url: string; token: string | null; transport: Transport },
  name: string,
  input: Input,
): Promise<Answer> {
  const procedure = byName.get(name);
  if (!procedure) throw new Error(`There is no procedure ${name}.`);
  const { path, method, body } = to.transport === 'trpc' ? asTrpc(procedure, input) : asRest(procedure, input);
  const answer = await fetch(`${to.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(to.token === null ? {} : { authorization: `Bearer ${to.token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, data: answer.ok ? dataOf(text, to.transport) : null };
}

interface Request {
  path: string;
  method: string;
  body?: unknown;
}

function asTrpc({ name, kind }: Procedure, input: Input): Request {
  if (kind === 'mutation') return { path: `/trpc/${name}`, method: 'POST', body: input };
  return { path: `/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`, method: 'GET' };
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

function dataOf(text: string, transport: Transport): unknown {
  const body = JSON.parse(text);
  return transport === 'trpc' ? body.result.data : body;
}
