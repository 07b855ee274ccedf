import { type AfterReset, askForReset, endWhatStays, setNewPassword } from '@threadline/shared/security/reset';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { attemptLimit } from '../platform/auth/attempt-limit.js';
import { readJson } from '../platform/auth/read-json.js';
import { passwordResets } from '../platform/auth/resets/schema.js';
import { hashSecret } from '../platform/auth/secrets.js';
import { holdPerson } from '../platform/auth/standing.js';
import { type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../platform/db/in-org.js';
import { Invalid } from '../platform/errors.js';
import { readTicket, ticketFor } from './reset-ticket.js';
import { hashOwnPassword, setPassword } from './verbs/change-password.js';
import { endAdded } from './verbs/end-added.js';

export interface ResetOptions {
  runtime: Runtime;
  originOf: (c: Context) => Origin;
  /** Writes the mails, once the answer is on its way: it takes longer for addresses that belong to somebody. */
  answerRequests: () => void;
}

const minutesBetween = 5;
const tooManyAsked = {
  most: 20,
  sentence: 'Too many passwords were asked for from your network. Wait 15 minutes and try again.',
};
const tooManyTried = {
  most: 60,
  sentence: 'Too many links were tried from your network. Wait 15 minutes, then ask anew.',
};
const tooLate =
  'This page has been open for more than 30 minutes. Sign in, and end what you do not know on “Sign-in and devices”.';
const gone = 'This link cannot be used any more: it was used, or is older than 30 minutes. Ask for a new one.';

/** "Forgot your password?" and what follows it. Asking answers alike for every address, and does the same work. */
export function resetRoutes({ runtime, originOf, answerRequests }: ResetOptions): Hono {
  return new Hono()
    .post('/auth/reset/ask', async (c) => {
      const asked = askForReset.parse(await readJson(c));
      await attemptLimit(runtime, [`reset-network:${originOf(c).ip ?? 'unknown'}`], tooManyAsked).take();
      await noteRequest(runtime, asked);
      setImmediate(answerRequests);
      return c.body(null, 204);
    })
    .post('/auth/reset', async (c) => {
      const { token, password } = setNewPassword.parse(await readJson(c));
      const origin = originOf(c);
      await attemptLimit(runtime, [`reset-token-network:${origin.ip ?? 'unknown'}`], tooManyTried).take();
      const hash = hashSecret(token);
      const [found] = await runtime.db.sql<{ orgId: string; personId: string }[]>`
        select org_id as "orgId", person_id as "personId" from find_password_reset(${hash})`;
      if (!found) throw new Invalid(gone);
      const { orgId, personId } = found;
      const whose = { ...systemOf(orgId), personId, origin };
      const { passwordHash } = await hashOwnPassword((work) => inOrg(runtime, whose, work), { password });
      const outcome = await inOrg(runtime, whose, async (ctx): Promise<AfterReset> => {
        // The person before the link: whoever changes their password at this moment takes both in this order.
        await holdPerson(ctx, personId);
        await useUp(ctx, hash);
        const added = await setPassword(ctx, { personId, passwordHash, except: null, because: 'reset' });
        return { ...added, ticket: added.stays.length > 0 ? ticketFor(ctx) : null };
      });
      return c.json(outcome);
    })
    .post('/auth/reset/end-what-stays', async (c) => {
      const { ticket } = endWhatStays.parse(await readJson(c));
      const origin = originOf(c);
      await attemptLimit(runtime, [`reset-token-network:${origin.ip ?? 'unknown'}`], tooManyTried).take();
      const read = readTicket(runtime, ticket);
      if (!read) throw new Invalid(tooLate);
      const { orgId, personId, at } = read;
      const outcome = await inOrg(
        runtime,
        { ...systemOf(orgId), personId, origin },
        async (ctx): Promise<AfterReset> => ({
          ...(await endAdded(ctx, { from: new Date(0), to: at })),
          ticket: null,
        }),
      );
      return c.json(outcome);
    });
}

/** Keeps that this address asks, unless it did so a moment ago. Nobody is looked up yet. */
async function noteRequest(runtime: Runtime, { email, language }: { email: string; language: string }): Promise<void> {
  const hash = hashSecret(email);
  const now = runtime.clock();
  const before = new Date(now.getTime() - minutesBetween * 60_000);
  await runtime.db.sql`
    insert into reset_requests (hash, address, language, asked_at) values (${hash}, ${email}, ${language}, ${now})
    on conflict (hash) do update set address = excluded.address, language = excluded.language, asked_at = excluded.asked_at
      where reset_requests.asked_at <= ${before}`;
}

/** Ends with Invalid where the link was used or is too old. A password that is refused leaves it as it was. */
async function useUp(ctx: Ctx, hash: string): Promise<void> {
  const isOpen = and(
    eq(passwordResets.orgId, ctx.orgId),
    eq(passwordResets.hash, hash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, ctx.now),
  );
  const used = await ctx.tx
    .update(passwordResets)
    .set({ usedAt: ctx.now })
    .where(isOpen)
    .returning({ hash: passwordResets.hash });
  if (used.length === 0) throw new Invalid(gone);
}
