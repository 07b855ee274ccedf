import type { AddedThing, AfterReset } from '@threadline/shared/security/reset';
import { endOwnKeys, liveKeysOf } from '../../api-keys/service.js';
import { totpSince } from '../../platform/auth/factors/totp-factor.js';
import { ownPasskeys } from '../../platform/auth/passkeys/passkeys-queries.js';
import { readSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { recordAll } from '../../platform/events/record.js';
import { ownAccounts } from '../accounts/accounts-queries.js';
import { deleteAccountsOf, deletePasskeysOf, narrowPasskeys } from '../added-queries.js';

const day = 86_400_000;
const recentDays = 30;

/** The moments between which something was added that is to end. */
export interface Span {
  from: Date;
  /** Null for whatever is there: requests that began later may have been quicker. */
  to: Date | null;
}

/** A month back: as long as a stranger may have known a password before it was noticed. */
export const recently = ({ now }: Pick<Ctx, 'now'>): Span => ({
  from: new Date(now.getTime() - recentDays * day),
  to: null,
});

interface Thing extends AddedThing {
  id: string;
}

/**
 * Ends the passkeys, linked accounts and API keys that the person of this transaction added within the span. Where a
 * second factor is asked of them and they would have none left, passkeys are narrowed instead: a mailbox alone shall not
 * undo what asks for more than it.
 */
export async function endAdded(ctx: Ctx, span: Span): Promise<Omit<AfterReset, 'ticket'>> {
  const held = await heldBy(ctx);
  const goes = ({ addedAt }: AddedThing) => isWithin(span, new Date(addedAt));
  const going = held.filter(goes);
  const of = (kind: Thing['kind']) => going.filter((one) => one.kind === kind);
  const keys = of('passkey');
  const isLast = keys.length === held.filter(({ kind }) => kind === 'passkey').length;
  const narrowed = isLast && keys.length > 0 && (await isFactorAsked(ctx)) ? keys : [];
  if (narrowed.length > 0) await narrowPasskeys(ctx, idsOf(narrowed));
  else await deletePasskeysOf(ctx, idsOf(keys));
  await deleteAccountsOf(ctx, idsOf(of('account')));
  await endOwnKeys(ctx, idsOf(of('api_key')));
  const ended = going.filter((one) => !narrowed.includes(one));
  await tell(ctx, ended);
  return { ended: ended.map(shown), narrowed: narrowed.map(shown), stays: held.filter((one) => !goes(one)).map(shown) };
}

const isWithin = ({ from, to }: Span, at: Date) => at >= from && (to === null || at <= to);

async function heldBy(ctx: Ctx): Promise<Thing[]> {
  const keys = await ownPasskeys(ctx);
  const accounts = await ownAccounts(ctx);
  const apiKeys = await liveKeysOf(ctx);
  return [
    ...keys.map(({ id, name, createdAt }) => thing('passkey', { id, name, at: createdAt })),
    ...accounts.map(({ id, provider, label, linkedAt }) =>
      thing('account', { id, name: [provider, label].filter(Boolean).join(' '), at: linkedAt }),
    ),
    ...apiKeys.map(({ id, name, createdAt }) => thing('api_key', { id, name, at: createdAt })),
  ];
}

const thing = (kind: Thing['kind'], { id, name, at }: { id: string; name: string; at: Date }): Thing => ({
  ...{ kind, id, name, addedAt: at.toISOString() },
});

const shown = ({ kind, name, addedAt }: Thing): AddedThing => ({ kind, name, addedAt });

const idsOf = (things: readonly Thing[]) => things.map(({ id }) => id);

/** Whether a second factor is asked of the person, and passkeys are all they have for it. */
async function isFactorAsked(ctx: Ctx): Promise<boolean> {
  const { requireSecondFactor } = await readSignInRules(ctx);
  return requireSecondFactor && (await totpSince(ctx)) === null;
}

async function tell(ctx: Ctx, ended: readonly Thing[]): Promise<void> {
  const subject = { type: 'person', id: ctx.personId };
  await recordAll(
    ctx,
    ended
      .filter(({ kind }) => kind !== 'api_key')
      .map(({ kind, name }) =>
        kind === 'passkey'
          ? { name: 'person.passkey_removed', subject, data: { name, by: 'reset' } }
          : { name: 'person.identity_unlinked', subject, data: { by: name.split(' ')[0] ?? '', because: 'reset' } },
      ),
  );
}
