import type { Context } from 'hono';
import { Invalid } from '../errors.js';

/** The JSON of a request to sign-in; anything that a form of another site could send is refused. */
export async function readJson(c: Context): Promise<unknown> {
  if (/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    const body: unknown = await c.req.json().catch(() => null);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  }
  throw new Invalid('Send the request as one JSON object, with Content-Type: application/json.');
}
