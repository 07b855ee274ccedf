import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { type AuthAnswer, postAuth } from './post-auth.js';

/** What a passkey can be asked for: to sign in, as the second factor, or to prove that it is still the same person. */
export type PasskeyPurpose = 'sign-in' | 'factor' | 'prove';

export type PasskeyOutcome =
  | { kind: 'answered'; answer: AuthAnswer; signed: boolean }
  /** The person closed the browser's window, or had nothing to choose there. */
  | { kind: 'cancelled' };

export const canUsePasskeys = (): boolean => browserSupportsWebAuthn();

/** Asks server and browser for a signature, and tells what the server said to it. Never throws. */
export async function signWithPasskey(purpose: PasskeyPurpose): Promise<PasskeyOutcome> {
  return sign(purpose, false);
}

/** Offers passkeys where an address is typed, for as long as the page stands; a later question ends it. */
export async function offerPasskeys(): Promise<PasskeyOutcome> {
  if (!(await browserSupportsWebAuthnAutofill())) return { kind: 'cancelled' };
  const outcome = await sign('sign-in', true);
  // Nobody asked yet: that there was nothing to ask with is not worth a word.
  return outcome.kind === 'answered' && !outcome.signed ? { kind: 'cancelled' } : outcome;
}

let asking: Promise<unknown> = Promise.resolve();

/**
 * Ends once no question for a passkey is on its way. The first answer gives the browser the value it is known by, and
 * whatever else begins with that value waits for it: of two values given at once only the later would count.
 */
export async function passkeyAsked(): Promise<void> {
  await asking;
}

async function sign(purpose: PasskeyPurpose, useBrowserAutofill: boolean): Promise<PasskeyOutcome> {
  const answer = passkeyAsked().then(() => postAuth(`/auth/passkeys/${purpose}/ask`));
  asking = answer;
  const asked = await answer;
  if (!asked.ok) return { kind: 'answered', answer: asked, signed: false };
  try {
    const optionsJSON = asked.body as PublicKeyCredentialRequestOptionsJSON;
    const signed = await startAuthentication({ optionsJSON, useBrowserAutofill });
    return { kind: 'answered', answer: await postAuth(`/auth/passkeys/${purpose}`, signed), signed: true };
  } catch {
    return { kind: 'cancelled' };
  }
}
