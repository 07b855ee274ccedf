import type { AccountProvider, chooseOrganisation } from '@threadline/shared/security/linked-accounts';
import type { Context } from 'hono';
import * as z from 'zod';
import type { VouchedFor } from '../../platform/auth/assertion-refused.js';
import type { BrowserCookie } from '../../platform/auth/browser-cookie.js';
import { issueChallenge, redeemChallenge } from '../../platform/auth/challenges/challenge.js';
import { type DeskDoor, openTheDesk } from '../../platform/auth/open-the-desk.js';
import { sessionActorOf } from '../../platform/auth/session-actor.js';
import { type Actor, type Ctx, inOrg, type Runtime } from '../../platform/db/in-org.js';
import { Conflict, Unauthenticated } from '../../platform/errors.js';
import { type AccountHolder, findHolders, isOwnAccount, noteAccountUse } from './accounts-queries.js';
import type { SignInProvider } from './provider.js';

export interface AccountDoor extends DeskDoor {
  browserCookie: BrowserCookie;
}

const minutes = 5;
const remembered = z.object({
  provider: z.enum(['google', 'microsoft']),
  name: z.string(),
  issuer: z.string(),
  subject: z.string(),
});
type Remembered = z.infer<typeof remembered>;

/** The same for an account that nobody has linked, and for one whose person may not come in. */
const unlinked = (name: string) =>
  new Unauthenticated(
    `This ${name} account is not linked to anybody here yet. Sign in with your password once and link it in the settings.`,
  );

/**
 * Opens the desk for the person who has linked the account; nobody is found by an address. An account of several
 * organisations is asked which one, with a ticket that only this browser can use.
 */
export async function signInByAccount(
  door: AccountDoor,
  c: Context,
  { provider, vouched }: { provider: SignInProvider; vouched: VouchedFor },
): Promise<Response> {
  const about = { provider: provider.key, name: provider.name, issuer: vouched.issuer, subject: vouched.subject };
  const [holder, ...others] = await findHolders(door.runtime, vouched);
  if (!holder) throw unlinked(provider.name);
  if (others.length === 0) return enter(door, c, { holder, about });
  const place = { db: door.runtime.db.orm, now: door.runtime.clock() };
  const asked = { use: 'organisation_choice', holder: door.browserCookie.of(c), about, minutes } as const;
  const organisations = [holder, ...others].map(({ slug, organisation }) => ({ slug, name: organisation }));
  throw new Conflict('This account belongs to several organisations. Choose the one to open.', {
    details: { organisations, ticket: await issueChallenge(place, asked) },
  });
}

/** Opens the organisation that was chosen; the ticket ends with this. */
export async function chooseAmongHolders(
  door: AccountDoor,
  c: Context,
  { ticket, organisation }: z.infer<typeof chooseOrganisation>,
): Promise<Response> {
  const place = { db: door.runtime.db.orm, now: door.runtime.clock() };
  const asked = { use: 'organisation_choice', holder: door.browserCookie.known(c) ?? '' } as const;
  const about = remembered.safeParse(await redeemChallenge(place, ticket, asked));
  if (!about.success) throw new Unauthenticated('This choice came too late. Begin again.');
  const holders = await findHolders(door.runtime, about.data);
  const holder = holders.find(({ slug }) => slug === organisation);
  if (!holder) throw unlinked(about.data.name);
  return enter(door, c, { holder, about: about.data });
}

async function enter(
  door: AccountDoor,
  c: Context,
  { holder: { orgId, personId, role }, about }: { holder: AccountHolder; about: Remembered },
): Promise<Response> {
  const person = { orgId, personId, role };
  const by: AccountProvider = about.provider;
  const stands = (ctx: Ctx) => isOwnAccount(ctx, about);
  const opening = await openTheDesk(door, c, { person, by, stands });
  await noteUse(door.runtime, person, about);
  return opening;
}

async function noteUse(runtime: Runtime, person: Pick<Actor, 'orgId' | 'personId' | 'role'>, about: Remembered) {
  await inOrg(runtime, sessionActorOf(person), (ctx) => noteAccountUse(ctx, about));
}
