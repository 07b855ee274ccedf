import type { AccountIntent, AccountProvider } from '@threadline/shared/security/linked-accounts';
import { provenFetch } from '../proof/proven-fetch.js';

const kept = 'threadline.account-journey';

/** What is to be known again when the browser comes back from the provider; it stays in this tab. */
export interface Journey {
  intent: AccountIntent;
  /** Where to go once signed in. */
  next: string;
}

/** Leaves for the provider's page; the server's sentence where that did not work. */
export async function leaveForAccount(provider: AccountProvider, journey: Journey): Promise<string | null> {
  try {
    const response = await provenFetch(`/auth/accounts/${provider}/begin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ intent: journey.intent }),
    });
    const body = (await response.json()) as { redirectTo?: string; error?: { message?: string } };
    if (!response.ok || body.redirectTo === undefined) return body.error?.message ?? '';
    sessionStorage.setItem(kept, JSON.stringify(journey));
    location.assign(body.redirectTo);
    return null;
  } catch {
    return '';
  }
}

/** The journey that this tab set out on, which ends with this. */
export function endJourney(): Journey {
  const text = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  const read = text === null ? {} : (JSON.parse(text) as Partial<Journey>);
  return { intent: read.intent === 'link' ? 'link' : 'sign_in', next: typeof read.next === 'string' ? read.next : '/' };
}
