import type { AccountIntent, AccountProvider } from '@threadline/shared/security/linked-accounts';
import { postProven } from './post-auth.js';
import { passkeyAsked } from './sign-with-passkey.js';

const kept = 'threadline.account-journey';

/** What is to be known again when the browser comes back from the provider; it stays in this tab. */
export interface Journey {
  intent: AccountIntent;
  /** Where to go once signed in. */
  next: string;
}

/** Leaves for the provider's page; the server's sentence where that did not work. */
export async function leaveForAccount(provider: AccountProvider, journey: Journey): Promise<string | null> {
  await passkeyAsked();
  const { ok, body, message } = await postProven(`/auth/accounts/${provider}/begin`, { intent: journey.intent });
  const { redirectTo } = (body ?? {}) as { redirectTo?: string };
  if (!ok || redirectTo === undefined) return message;
  sessionStorage.setItem(kept, JSON.stringify(journey));
  location.assign(redirectTo);
  return null;
}

/** The journey that this tab set out on, which ends with this. */
export function endJourney(): Journey {
  const text = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  const read = text === null ? {} : (JSON.parse(text) as Partial<Journey>);
  return { intent: read.intent === 'link' ? 'link' : 'sign_in', next: typeof read.next === 'string' ? read.next : '/' };
}
