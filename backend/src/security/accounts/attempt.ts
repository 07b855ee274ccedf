import { createHmac } from 'node:crypto';
import type { AccountIntent, AccountProvider } from '@threadline/shared/security/linked-accounts';
import { type ChallengePlace, issueChallenge, redeemChallenge } from '../../platform/auth/challenges/challenge.js';

const minutes = 10;

/** One try to be recognised elsewhere, in one browser. */
export interface Attempt {
  provider: AccountProvider;
  intent: AccountIntent;
  /** What only the browser holds that began. */
  browser: string;
  /** The session for which an account is to be linked. */
  session: string | null;
}

export interface AttemptSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

/**
 * Begins a try. The state goes around by the provider; nonce and verifier follow from it and from what only the browser
 * holds, so that they are stored nowhere.
 */
export async function beginAttempt(place: ChallengePlace, attempt: Attempt): Promise<AttemptSecrets> {
  const { provider, intent } = attempt;
  const state = await issueChallenge(place, { ...askedBy(attempt), about: { provider, intent }, minutes });
  return secretsOf(state, attempt.browser);
}

/** The secrets of a try that this browser began with this provider within the time, which ends with this; else null. */
export async function endAttempt(
  place: ChallengePlace,
  state: string,
  attempt: Attempt,
): Promise<AttemptSecrets | null> {
  const about = await redeemChallenge(place, state, askedBy(attempt));
  return about?.provider === attempt.provider ? secretsOf(state, attempt.browser) : null;
}

function askedBy({ provider, intent, browser, session }: Attempt) {
  if (intent === 'link') return { use: 'account_link', holder: `${browser}:${session}` } as const;
  return { use: `${provider}_sign_in`, holder: browser } as const;
}

function secretsOf(state: string, browser: string): AttemptSecrets {
  const derive = (what: string) => createHmac('sha256', browser).update(`${what}:${state}`).digest('base64url');
  return { state, nonce: derive('nonce'), verifier: derive('verifier') };
}
