import { startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import type { Api } from '@threadline/shared/api';
import { type PasskeyCreation, passkeyAlgorithms } from '@threadline/shared/security/passkeys';
import { postProven } from '../sign-in/post-auth.js';

/** Why no passkey came of it: the person did not finish, the device has one, or the server's sentence. */
export type PasskeyFailure = { kind: 'cancelled' } | { kind: 'known' } | { kind: 'refused'; message: string };

/** Makes a passkey in this browser and has the server keep it; null once it is kept. */
export async function makePasskey(api: Api, name: string): Promise<PasskeyFailure | null> {
  const asked = await api.passkeys.begin.mutate({});
  const made = await create(asked);
  if (!('response' in made)) return made;
  const { ok, message } = await postProven('/auth/passkeys', { name, response: made.response });
  return ok ? null : { kind: 'refused', message };
}

async function create({ challenge, user, excludeCredentials }: PasskeyCreation) {
  try {
    const response = await startRegistration({
      optionsJSON: {
        // Without an id the browser takes the host of the page, which the server compares with its own.
        rp: { name: 'Threadline' },
        challenge,
        user,
        pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ alg, type: 'public-key' })),
        excludeCredentials: excludeCredentials.map(({ id, transports }) => ({
          ...{ id, type: 'public-key' as const },
          transports: transports as AuthenticatorTransport[],
        })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout: 300_000,
      },
    });
    return { response };
  } catch (error) {
    const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return { kind: isKnown ? 'known' : 'cancelled' } as const;
  }
}
