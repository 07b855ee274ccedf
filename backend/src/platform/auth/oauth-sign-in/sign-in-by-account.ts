import type { AccountProvider, chooseOrganisation } from '@threadline/shared/security/linked-accounts';
import type { Context } from 'hono';
import * as z from 'zod';
import { type Actor, inOrg, type Runtime } from '../../db/in-org.js';
import { Conflict, Unauthenticated } from '../../errors.js';
import type { VouchedFor } from '../assertion-refused.js';
import type { BrowserCookie } from '../challenges/browser-cookie.js';
import { issueChallenge, redeemChallenge } from '../challenges/challenge.js';
import { type DeskDoor, openTheDesk } from '../challenges/open-the-desk.js';
import { type AccountHolder, findHolders, noteAccountUse } from './accounts-queries.js';
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
  const opening = await openTheDesk(door, c, { person, by });
  await noteUse(door.runtime, person, about);
  return opening;
}

async function noteUse(runtime: Runtime, person: Pick<Actor, 'orgId' | 'personId' | 'role'>, about: Remembered) {
  const actor: Actor = { ...person, via: 'session', credentialId: null };
  await inOrg(runtime, actor, (ctx) => noteAccountUse(ctx, about));
}
