import { type Context, Hono } from 'hono';
import { generateOpenApiDocument, type OpenApiRouter } from 'trpc-to-openapi';
import { Invalid } from '../platform/errors.js';
import { createCaller, type RequestContext } from '../platform/http/procedure.js';
import { queryReader } from '../platform/http/query-input.js';
import { type Procedure, procedures } from './procedures.js';
import { appRouter } from './router.js';

const callerOf = createCaller(appRouter);
type Call = (input: unknown) => Promise<unknown>;

/** The same procedures as REST: input from path, query and body, the plain answer, errors as `{error: {code, message}}`. */
export function restRoutes(contextOf: (c: Context) => Promise<RequestContext>): Hono {
  const routes = new Hono();
  for (const procedure of procedures()) {
    const { openapi } = procedure.meta;
    if (!openapi) continue;
    const readQuery = procedure.input ? queryReader(procedure.input) : () => ({});
    routes.on(openapi.method, `/api/v1${openapi.path.replace(/\{(\w+)\}/g, ':$1')}`, async (c) => {
      const input = await inputOf(c, readQuery);
      return c.json((await callOf(procedure, await contextOf(c))(input)) as object);
    });
  }
  return routes;
}

/** The OpenAPI description of every procedure that has a path. */
export function describeRest(publicBaseUrl: string): unknown {
  // The library's own router type knows no error formatter of ours; it reads procedures only.
  return generateOpenApiDocument(appRouter as unknown as OpenApiRouter, {
    title: 'Threadline',
    version: '1',
    baseUrl: `${publicBaseUrl}/api/v1`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  });
}

async function inputOf(c: Context, readQuery: (query: URLSearchParams) => Record<string, unknown>): Promise<unknown> {
  const fromQuery = ['GET', 'DELETE'].includes(c.req.method);
  const rest = fromQuery ? readQuery(new URL(c.req.url).searchParams) : await bodyOf(c);
  return { ...rest, ...c.req.param() };
}

async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text === '') return {};
  const body = parse(text);
  const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
  if (isJson && typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new Invalid('Send the request as one JSON object, with Content-Type: application/json.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function callOf(procedure: Procedure, context: RequestContext): Call {
  const caller = callerOf(context) as unknown as Record<string, Record<string, Call>>;
  const [area = '', name = ''] = procedure.name.split('.');
  const call = caller[area]?.[name];
  if (!call) throw new Error(`The router has no procedure ${procedure.name}.`);
  return call;
}
