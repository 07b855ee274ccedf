import { Readable } from 'node:stream';
import * as z from 'zod';
import { SourceProblem } from '../../mail-sync/port.js';
import { readText, safeFetch } from '../../platform/http/safe-fetch.js';
import type { AccountSecret, Renewal } from './account.js';
import { problemOf } from './problem-of.js';

const answer = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().optional(),
});
const refusal = z.object({ error: z.string() });

/** A minute before a token runs out it counts as run out. */
const margin = 60_000;

type Token = Extract<AccountSecret, { method: 'xoauth2' }>;

export const isSpent = (token: Token, now: number): boolean =>
  token.renewal !== undefined && token.expiresAt !== undefined && token.expiresAt - margin <= now;

/** The next access token, by the refresh token (RFC 6749, section 6). */
export async function renewed({ renewal }: Token, now: number): Promise<Token> {
  if (!renewal) throw new SourceProblem('revoked', 'The access token has run out, and there is none to renew it with.');
  const { status, text } = await ask(renewal).catch((error: unknown) => {
    throw problemOf(error);
  });
  if (status >= 500 || status === 429) throw new SourceProblem('unreachable', `The token server answers ${status}.`);
  const read = answer.safeParse(parsed(text));
  if (status !== 200 || !read.success) throw refused(status, text);
  const { access_token: accessToken, refresh_token: next, expires_in: seconds } = read.data;
  return {
    ...{ method: 'xoauth2', accessToken, renewal: { ...renewal, refreshToken: next ?? renewal.refreshToken } },
    ...(seconds === undefined ? {} : { expiresAt: now + seconds * 1_000 }),
  };
}

async function ask({ tokenUrl, clientId, clientSecret, refreshToken }: Renewal) {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
  if (clientSecret !== undefined) form.set('client_secret', clientSecret);
  const body = Buffer.from(form.toString());
  const fetched = await safeFetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
    body: Readable.from([body]),
    mostBytes: 100_000,
  });
  return { status: fetched.status, text: await readText(fetched) };
}

function refused(status: number, text: string): SourceProblem {
  const why = refusal.safeParse(parsed(text));
  const word = why.success ? why.data.error.slice(0, 80) : String(status);
  return new SourceProblem(word === 'invalid_grant' ? 'revoked' : 'refused_sign_in', `The token server says ${word}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
