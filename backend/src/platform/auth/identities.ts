import { and, eq } from 'drizzle-orm';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { record } from '../events/record.js';
import { AssertionRefused, type VouchedFor } from './assertion-refused.js';
import { openGrant, type TokenPair } from './device-grants.js';
import { factorsOf } from './factors/factors-of.js';
import { isWayAllowed } from './rules/allowed-ways.js';
import { readSignInRules } from './rules/sign-in-rules.js';
import { identities, people, usedAssertions } from './schema.js';
import { requireStanding } from './standing.js';

export interface IdentitySignIn {
  clientId: string;
  userAgent: string | null;
  origin: Origin;
}

const unlinked =
  'This Microsoft account is not linked to anybody here yet. Sign in with your password once, and it will be.';
const several =
  'This Microsoft account belongs to several organisations here. Sign in with your password to choose one.';
const notAllowed = 'Your organisation does not allow this way of signing in. Sign in at the desk, or ask an admin.';
const lacksFactor = 'Your organisation asks for a second factor. Set one up at the desk, then sign in here.';
const asksFactor = 'You sign in with a second factor. Sign in in the window, which asks for it.';
const usedBefore = 'Microsoft’s word for who you are was used before. Sign in again.';

/** Tokens for the person who has linked this identity; nobody is found by an address. Ends with AssertionRefused. */
export async function signInByIdentity(
  runtime: Runtime,
  vouched: VouchedFor,
  { origin, ...device }: IdentitySignIn,
): Promise<TokenPair> {
  const [found, second] = await runtime.db.sql<Pick<Actor, 'orgId' | 'personId' | 'role'>[]>`
    select org_id as "orgId", person_id as "personId", role from find_identity(${vouched.issuer}, ${vouched.subject})`;
  if (!found) throw new AssertionRefused(unlinked);
  if (second) throw new AssertionRefused(several);
  return inOrg(runtime, { ...found, via: 'token', credentialId: null, origin }, async (ctx) => {
    await requireStanding(ctx, () => isStillLinked(ctx, vouched));
    if (!(await isFirstUse(ctx, vouched))) throw new AssertionRefused(usedBefore);
    if (!(await isWayAllowed(ctx, 'microsoft'))) throw new AssertionRefused(notAllowed);
    const { requireSecondFactor } = await readSignInRules(ctx);
    const { asked, ways } = await factorsOf(ctx);
    if (requireSecondFactor && ways.length === 0) throw new AssertionRefused(lacksFactor);
    // The word of a provider is one factor; the window that opens then asks for the other.
    if (asked) throw new AssertionRefused(asksFactor);
    await ctx.tx.update(identities).set({ lastUsedAt: ctx.now }).where(isOwn(ctx, vouched));
    return openGrant(ctx, { ...device, by: 'microsoft' });
  });
}

/**
 * Links an identity to the person who has just signed in by other means. Only one that carries that person's own address:
 * who signs in on a colleague's computer shall not lend them their account. Anything else is left as it is.
 */
export async function linkIdentity(ctx: Ctx, vouched: VouchedFor): Promise<void> {
  const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
  const [person] = await ctx.tx.select({ email: people.email }).from(people).where(isSelf);
  if (!person || !vouched.addresses.includes(person.email)) return;
  if (!(await isFirstUse(ctx, vouched))) return;
  const { issuer, subject, label } = vouched;
  const linked = await ctx.tx
    .insert(identities)
    .values({
      orgId: ctx.orgId,
      issuer,
      subject,
      provider: 'microsoft',
      label,
      personId: ctx.personId,
      linkedAt: ctx.now,
      lastUsedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ personId: identities.personId });
  if (linked.length === 0) return;
  const subjectOf = { type: 'person', id: ctx.personId } as const;
  await record(ctx, { name: 'person.identity_linked', subject: subjectOf, data: { by: 'microsoft' } });
}

async function isFirstUse(ctx: Ctx, { hash, expiresAt }: VouchedFor): Promise<boolean> {
  const used = await ctx.tx
    .insert(usedAssertions)
    .values({ orgId: ctx.orgId, hash, expiresAt })
    .onConflictDoNothing()
    .returning({ hash: usedAssertions.hash });
  return used.length > 0;
}

async function isStillLinked(ctx: Ctx, vouched: VouchedFor): Promise<boolean> {
  const isTheirs = and(isOwn(ctx, vouched), eq(identities.personId, ctx.personId));
  const held = await ctx.tx.select({ id: identities.id }).from(identities).where(isTheirs);
  return held.length > 0;
}

const isOwn = (ctx: Ctx, { issuer, subject }: VouchedFor) =>
  and(eq(identities.orgId, ctx.orgId), eq(identities.issuer, issuer), eq(identities.subject, subject));
