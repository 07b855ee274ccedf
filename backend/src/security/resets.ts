import type { SignInWay } from '@threadline/shared/security/rules';
import { queueMail } from '../mail-outbox/service.js';
import { passwordResets } from '../platform/auth/resets/schema.js';
import { readSignInRules } from '../platform/auth/rules/sign-in-rules.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { lettersIn } from './letters.js';
import { mayRecover } from './sso/may-recover.js';

type TransactionSql = Parameters<Parameters<Runtime['db']['sql']['begin']>[1]>[0];

export const resetMinutes = 30;
const atOnce = 20;

interface Asked {
  address: string;
  language: string;
}

interface Candidate {
  orgId: string;
  organisation: string;
  personId: string;
}

/** Whether an organisation lets people in with a password at all. */
const hasPasswords = (ways: readonly SignInWay[]) => ways.includes('password');

/**
 * Writes the mails to those who asked for a new password, and forgets their addresses. Whoever holds a request holds it
 * until its mail is written, so that several servers share them out.
 */
export function answerResetRequests(runtime: Runtime, publicBaseUrl: string): Promise<void> {
  const waiting = next.get(runtime);
  if (waiting) return waiting;
  const run = (last.get(runtime) ?? Promise.resolve()).then(() => {
    next.delete(runtime);
    return answerNow(runtime, publicBaseUrl);
  });
  next.set(runtime, run);
  last.set(
    runtime,
    run.catch(() => undefined),
  );
  return run;
}

/** One round at a time in a process, and one behind it that sees whatever was asked in the meantime. */
const last = new WeakMap<Runtime, Promise<void>>();
const next = new WeakMap<Runtime, Promise<void>>();

// The round holds a connection of the few that every sign-in needs: it asks no other of them.
async function answerNow(runtime: Runtime, publicBaseUrl: string): Promise<void> {
  await runtime.db.sql.begin(async (sql) => {
    const asked = await sql<{ hash: string; address: string; language: string }[]>`
      select hash, address, language from reset_requests where address is not null
      order by asked_at limit ${atOnce} for update skip locked`;
    for (const request of asked) await writeReset(runtime, { sql, publicBaseUrl, ...request });
    const hashes = asked.map(({ hash }) => hash);
    if (hashes.length > 0) await sql`update reset_requests set address = null where hash = any(${hashes})`;
  });
}

/** One mail for an address, with a link for each organisation that it belongs to; none where it belongs to nobody. */
async function writeReset(
  runtime: Runtime,
  { sql, publicBaseUrl, address, language }: Asked & { sql: TransactionSql; publicBaseUrl: string },
): Promise<void> {
  const candidates = await sql<Candidate[]>`
    select org_id as "orgId", organisation, person_id as "personId" from sign_in_candidates(${address})`;
  const links: { organisation: string; link: string }[] = [];
  const recoveries: { organisation: string; link: string }[] = [];
  const elsewhere: string[] = [];
  for (const { orgId, organisation, personId } of candidates) {
    const made = await inOrg(runtime, systemOf(orgId), (ctx) => makeReset(ctx, personId));
    if (made?.for === 'password') links.push({ organisation, link: `${publicBaseUrl}/new-password#${made.token}` });
    else if (made) recoveries.push({ organisation, link: `${publicBaseUrl}/recover#${made.token}` });
    else elsewhere.push(organisation);
  }
  const [first] = candidates;
  if (!first) return;
  const letters = lettersIn(language);
  const written = [
    ...(links.length > 0 ? [letters.reset({ links, minutes: resetMinutes })] : []),
    ...(recoveries.length > 0 ? [letters.recover({ links: recoveries, minutes: resetMinutes })] : []),
  ];
  if (written.length === 0)
    written.push(letters.elsewhere({ organisations: elsewhere, page: `${publicBaseUrl}/sign-in` }));
  await inOrg(runtime, systemOf(first.orgId), async (ctx) => {
    for (const letter of written) await queueMail(ctx, { to: address, ...letter });
  });
}

interface Made {
  for: 'password' | 'recovery';
  token: string;
}

/** A link to a new password; where only the organisation’s own sign-in is allowed, one by which an owner gets in. */
async function makeReset(ctx: Ctx, personId: string): Promise<Made | null> {
  const { ways } = await readSignInRules(ctx);
  if (!hasPasswords(ways) && !(await mayRecover(ctx, personId))) return null;
  const token = newSecret('tlp');
  const expiresAt = new Date(ctx.now.getTime() + resetMinutes * 60_000);
  const row = { orgId: ctx.orgId, hash: hashSecret(token), personId, createdAt: ctx.now, expiresAt };
  await ctx.tx.insert(passwordResets).values(row);
  return { for: hasPasswords(ways) ? 'password' : 'recovery', token };
}
