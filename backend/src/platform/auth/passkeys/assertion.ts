import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { PasskeyAnswer } from '@threadline/shared/security/passkeys';
import { type Actor, inOrg, type Runtime } from '../../db/in-org.js';
import { Unauthenticated } from '../../errors.js';
import { issueChallenge, redeemChallenge } from '../challenges/challenge.js';
import type { ChallengeUse } from '../challenges/schema.js';
import { sessionActorOf } from '../session-actor.js';
import { countUse, type FoundPasskey, findPasskey, ownPasskeys } from './passkeys-queries.js';
import type { RelyingParty } from './relying-party.js';
import { type KeyHolder, readUserHandle } from './user-handle.js';

const minutes = 5;

export interface PasskeyAsked {
  use: Extract<ChallengeUse, `passkey_${'sign_in' | 'second_factor' | 'proof'}`>;
  /** What only the browser holds that asked. */
  holder: string;
  at: RelyingParty;
  /** Whose passkey it has to be, once that is known. */
  person: KeyHolder | null;
}

/** What a browser needs to sign with a passkey, in the form that browsers’ own JSON has. */
export interface PasskeyRequest {
  challenge: string;
  rpId: string;
  userVerification: 'required';
  timeout: number;
  allowCredentials: { type: 'public-key'; id: string; transports: string[] }[];
}

/** Asks for a signature: of any passkey that the browser offers, or of one of the person’s where that is known. */
export async function askForPasskey(
  runtime: Runtime,
  { use, holder, at, person }: PasskeyAsked,
): Promise<PasskeyRequest> {
  const place = { db: runtime.db.orm, now: runtime.clock() };
  const challenge = await issueChallenge(place, { use, holder, minutes });
  const held = person ? await inOrg(runtime, asOneself(person), ownPasskeys) : [];
  return {
    challenge,
    rpId: at.id,
    userVerification: 'required',
    timeout: minutes * 60_000,
    allowCredentials: held.map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: credentialId,
      transports,
    })),
  };
}

/** The one answer to a passkey that does not count, whatever the reason: it tells nothing about who is here. */
export const passkeyRefused = () =>
  new Unauthenticated('This passkey was not accepted. Try again, or sign in in another way.');

/** The passkey behind a signature that was asked for, and its person; ends with Unauthenticated, always in the same words. */
export async function checkPasskey(
  runtime: Runtime,
  answer: PasskeyAnswer,
  asked: PasskeyAsked,
): Promise<FoundPasskey> {
  const holder = asked.person ?? readUserHandle(answer.response.userHandle);
  const place = { db: runtime.db.orm, now: runtime.clock() };
  const challenge = challengeIn(answer);
  const isAsked = challenge !== null && (await redeemChallenge(place, challenge, asked)) !== null;
  const found = isAsked && holder ? await findPasskey(runtime, answer.id, holder) : null;
  const used = found && challenge !== null ? await signedBy(found, answer, { challenge, at: asked.at }) : null;
  if (!found || !used) throw passkeyRefused();
  const counted = await inOrg(runtime, asOneself(found), (ctx) =>
    countUse(ctx, found.id, { used, alone: asked.use === 'passkey_sign_in' }),
  );
  if (!counted) throw passkeyRefused();
  return found;
}

async function signedBy(
  { publicKey, counter }: FoundPasskey,
  answer: PasskeyAnswer,
  expected: { challenge: string; at: RelyingParty },
): Promise<{ counter: number; backedUp: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as never,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.at.origin,
      expectedRPID: expected.at.id,
      credential: { id: answer.id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
      requireUserVerification: true,
    });
    const { newCounter, credentialBackedUp } = authenticationInfo;
    return verified ? { counter: newCounter, backedUp: credentialBackedUp } : null;
  } catch {
    return null;
  }
}

function challengeIn({ response }: PasskeyAnswer): string | null {
  try {
    const told: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    const { challenge } = told as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** Only what the person themselves may see and do; the role does not matter for it. */
const asOneself = (holder: KeyHolder): Actor => sessionActorOf({ ...holder, role: 'read_only' });
