import type { AccountProvider, LinkedAccount } from '@threadline/shared/security/linked-accounts';
import type { VouchedFor } from '../../platform/auth/assertion-refused.js';
import { requireLiveSession } from '../../platform/auth/live-session.js';
import { requireAnotherWay } from '../../platform/auth/ways-in.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { deleteAccount, insertAccount, isOwnAccount, ownAccount, ownAccounts } from './accounts-queries.js';

/** One’s own accounts elsewhere by which one signs in here, also those that were linked in Outlook. */
export async function listLinkedAccounts(ctx: Ctx): Promise<{ items: LinkedAccount[] }> {
  authorise(ctx, 'security.read');
  const rows = await ownAccounts(ctx);
  return {
    items: rows.map(({ id, provider, label, linkedAt, lastUsedAt }) => ({
      ...{ id, provider, label },
      linkedAt: linkedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  };
}

/**
 * Links an account to the person who is signed in and has just shown that it is them, whatever addresses either has.
 * The same account may be linked in several organisations, but to one person in each.
 */
export async function linkAccount(ctx: Ctx, provider: AccountProvider, vouched: VouchedFor): Promise<void> {
  authorise(ctx, 'security.own');
  await requireLiveSession(ctx);
  const { issuer, subject, label } = vouched;
  if (await insertAccount(ctx, { issuer, subject, provider, label })) {
    const self = { type: 'person', id: ctx.personId };
    return void (await record(ctx, { name: 'person.identity_linked', subject: self, data: { by: provider } }));
  }
  if (await isOwnAccount(ctx, vouched)) return;
  throw new Conflict('Somebody else in your organisation signs in with this account. Choose another one.');
}

/** Ends sign-in by an account elsewhere, unless nothing would be left to sign in with. */
export async function unlinkAccount(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  authorise(ctx, 'security.own');
  const account = await ownAccount(ctx, id);
  if (!account) throw new NotFound('account');
  await requireAnotherWay(ctx);
  if (!(await deleteAccount(ctx, id))) throw new NotFound('account');
  const self = { type: 'person', id: ctx.personId };
  await record(ctx, { name: 'person.identity_unlinked', subject: self, data: { by: account.provider } });
  return { id };
}
