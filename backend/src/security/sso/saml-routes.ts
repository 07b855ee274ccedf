import { type SamlRefusal, samlStart } from '@threadline/shared/security/sso';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { limitAnswers, limitAsking } from '../../platform/auth/challenges/limit-asking.js';
import { usedAssertions } from '../../platform/auth/schema.js';
import { hashSecret } from '../../platform/auth/secrets.js';
import { inOrg, type Origin, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { isWaiting, noteAnswer, requestIdOf } from './attempts.js';
import { type ConnectionRow, findConnection } from './queries.js';
import type { SamlAnswer } from './saml-answer.js';
import { SamlChecker } from './saml-checker.js';
import { samlMetadata } from './saml-provider.js';
import { SamlRefused } from './saml-refused.js';

export interface SamlOptions {
  runtime: Runtime;
  originOf: (c: Context) => Origin;
  publicBaseUrl: string;
}

/**
 * Where SAML providers post their answers, from pages of their own. Whatever comes is checked and kept for the browser
 * that asked; nobody is signed in by it here, so it may come from anywhere.
 */
export function samlRoutes(options: SamlOptions): Hono {
  const { publicBaseUrl } = options;
  const door = { ...options, checker: new SamlChecker() };
  return new Hono()
    .get('/sso/saml/:org/:id/metadata', async (c) => {
      await limitAsking(options.runtime, options.originOf(c).ip);
      const connection = await asked(options, c);
      c.header('content-disposition', 'attachment; filename="threadline-saml.xml"');
      return c.body(samlMetadata(connection, publicBaseUrl), 200, { 'content-type': 'application/samlmetadata+xml' });
    })
    .post('/sso/saml/:org/:id', async (c) => {
      c.header('cache-control', 'no-store');
      const limit = limitAnswers(options.runtime, options.originOf(c).ip);
      await limit.take();
      const connection = await asked(options, c);
      const { SAMLResponse: encoded, RelayState: state } = await c.req.parseBody();
      const refusal = await take(door, connection, { encoded: textOf(encoded), state: textOf(state) });
      if (!refusal) await limit.giveBack();
      return c.redirect(`${publicBaseUrl}/sign-in/sso${refusal ? refusalOf(refusal) : `#${textOf(state)}`}`, 303);
    });
}

async function asked({ runtime }: SamlOptions, c: Context): Promise<ConnectionRow> {
  const place = z.object({ org: z.uuid(), id: z.uuid() }).safeParse(c.req.param());
  if (!place.success) throw new NotFound('connection');
  const { org, id } = place.data;
  const row = await inOrg(runtime, systemOf(org), (ctx) => findConnection(ctx, id));
  if (!row || row.removedAt || row.kind !== 'saml') throw new NotFound('connection');
  return row;
}

interface Door extends SamlOptions {
  checker: SamlChecker;
}

interface Posted {
  encoded: string;
  state: string;
}

/** Why the answer does not count; null where it does, and is kept for the browser that knows the state. */
async function take(door: Door, connection: ConnectionRow, posted: Posted): Promise<SamlRefusal | null> {
  try {
    await takeAnswer(door, connection, posted);
    return null;
  } catch (error) {
    if (error instanceof SamlRefused) return error.code;
    throw error;
  }
}

async function takeAnswer(door: Door, connection: ConnectionRow, { encoded, state }: Posted): Promise<void> {
  const { runtime, publicBaseUrl, checker } = door;
  const now = runtime.clock();
  const place = { db: runtime.db.orm, now };
  // The state is the browser's own; another one would lead it to somebody else's try.
  const requestId = requestIdOf(state);
  // Only what somebody waits for is worth to be read.
  if (!(await isWaiting(place, requestId))) throw new SamlRefused('request');
  const { orgId, id, issuer, signInUrl, certificates } = connection;
  const trusted = { orgId, id, issuer, signInUrl, certificates };
  const answer = await checker.check({ connection: trusted, encoded, publicBaseUrl, requestId, now });
  if (!(await isFirstUse(runtime, connection, answer))) throw new SamlRefused('request');
  const isNoted = await noteAnswer(place, requestId, { orgId, connectionId: id, word: answer.word });
  if (!isNoted) throw new SamlRefused('request');
}

function isFirstUse(
  runtime: Runtime,
  { orgId, issuer }: ConnectionRow,
  { assertionId, expiresAt }: SamlAnswer,
): Promise<boolean> {
  return inOrg(runtime, systemOf(orgId), async ({ tx }) => {
    const row = { orgId, hash: hashSecret(`saml:${issuer}:${assertionId}`), expiresAt };
    const used = await tx.insert(usedAssertions).values(row).onConflictDoNothing().returning();
    return used.length > 0;
  });
}

const refusalOf = (code: SamlRefusal): string => `?error=${samlStart}${code}`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
