import type { ThreadContextInput } from '@threadline/shared/threads/schema';
import type { Database } from '../../platform/db/database.js';
import type { Actor } from '../../platform/db/in-org.js';
import { contextRequest } from './context.js';

export interface CredentialRequest {
  /** SHA-256 of the bearer token or API key, as the database keeps it. */
  secretHash: string;
  /** Whom the credential belonged to when it was last resolved; the database checks that it still allows the same. */
  actor: Actor;
  input: ThreadContextInput;
  now: Date;
}

/**
 * The answer of `context` as JSON text, by a single prepared statement. Null where the credential no longer allows what
 * it did, or is to be looked at more closely: then ask the long way.
 */
export async function contextByCredential(db: Database, request: CredentialRequest): Promise<string | null> {
  const { secretHash, actor, input, now } = request;
  const kind = actor.via === 'api_key' ? 'api_key' : 'token';
  const rights = [actor.role, ...(actor.scopes ?? [])].join(' ');
  const asked = contextRequest({ ...actor, now }, input);
  const [row] = await db.swift<{ answer: string | null }[]>`
    select context_by_credential(${secretHash}, ${kind}, ${rights}, ${asked}::text::json) as answer`;
  return row?.answer ?? null;
}

/** Makes every swift connection plan the question before anybody asks it: the first time takes tens of milliseconds. */
export async function warmContext(db: Database): Promise<void> {
  const nobody: Actor = { orgId: '', personId: '', role: 'owner', via: 'token', credentialId: null };
  const input: ThreadContextInput = {
    mailbox: 'nobody@example.com',
    host: 'api',
    participants: [{ address: 'someone@example.com', role: 'from' }],
  };
  const asked = contextRequest({ ...nobody, now: new Date(0) }, input);
  const nil = '00000000-0000-0000-0000-000000000000';
  const plan = () =>
    db.swift.begin(async (sql) => {
      await sql`select set_config('app.org_id', ${nil}, true), set_config('app.person_id', ${nil}, true),
        set_config('app.role', 'owner', true)`;
      await sql`select thread_context(${asked}::text::json)`;
    });
  await Promise.all(Array.from({ length: db.swift.options.max }, plan));
}
