import { verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  type NewPasskey,
  type Passkey,
  type PasskeyCreation,
  passkeyAlgorithms,
} from '@threadline/shared/security/passkeys';
import { v7 as newId } from 'uuid';
import { sessionOf } from '../../platform/auth/at-desk.js';
import { issueChallenge, redeemChallenge } from '../../platform/auth/challenges/challenge.js';
import { requireLiveSession } from '../../platform/auth/live-session.js';
import { withoutStatement } from '../../platform/auth/passkeys/attestation.js';
import {
  changeName,
  deletePasskey,
  insertPasskey,
  ownPasskey,
  ownPasskeys,
  type PasskeyRow,
} from '../../platform/auth/passkeys/passkeys-queries.js';
import type { RelyingParty } from '../../platform/auth/passkeys/relying-party.js';
import { userHandleOf } from '../../platform/auth/passkeys/user-handle.js';
import { requireAnotherWay } from '../../platform/auth/ways-in.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { whoAmI } from './who-am-i.js';

const minutes = 5;
const mostPasskeys = 20;

/** One’s own passkeys, oldest first. */
export async function listPasskeys(ctx: Ctx): Promise<{ items: Passkey[] }> {
  authorise(ctx, 'security.read');
  return { items: (await ownPasskeys(ctx)).map(shown) };
}

/** What the browser needs to make a passkey for the person who asks; the session that asked has five minutes. */
export async function beginPasskey(ctx: Ctx): Promise<PasskeyCreation> {
  authorise(ctx, 'security.own');
  const held = await ownPasskeys(ctx);
  if (held.length >= mostPasskeys) throw new Conflict('You have twenty passkeys. Remove one that you no longer use.');
  const { email, name, organisation } = await whoAmI(ctx);
  return {
    challenge: await issueChallenge(placeOf(ctx), { ...askedBy(ctx), minutes }),
    user: { id: userHandleOf(ctx), name: email, displayName: `${name} (${organisation})` },
    excludeCredentials: held.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  };
}

/** Keeps a passkey that the browser has made on our page for the challenge that this session was given. */
export async function addPasskey(ctx: Ctx, made: NewPasskey, at: RelyingParty): Promise<Passkey> {
  authorise(ctx, 'security.own');
  const { credential, credentialBackedUp } = await verified(ctx, made, at);
  await requireLiveSession(ctx);
  const row = {
    id: newId(),
    name: made.name,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    backedUp: credentialBackedUp,
    onlySecond: false,
    createdAt: ctx.now,
    lastUsedAt: null,
  };
  if (!(await insertPasskey(ctx, row))) throw new Conflict('This passkey is here already. Use it to sign in.');
  await record(ctx, { name: 'person.passkey_added', subject: self(ctx), data: { name: row.name } });
  return shown(row);
}

/** Calls one’s own passkey otherwise. */
export async function renamePasskey(ctx: Ctx, { id, name }: { id: string; name: string }): Promise<Passkey> {
  authorise(ctx, 'security.own');
  const held = await load(ctx, id);
  if (held.name === name) return shown(held);
  await changeName(ctx, id, name);
  await record(ctx, { name: 'person.passkey_renamed', subject: self(ctx), data: { from: held.name, to: name } });
  return shown({ ...held, name });
}

/** Takes one’s own passkey away for good, unless nothing would be left to sign in with. */
export async function removePasskey(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  authorise(ctx, 'security.own');
  const { name } = await load(ctx, id);
  await requireAnotherWay(ctx);
  await deletePasskey(ctx, id);
  await record(ctx, { name: 'person.passkey_removed', subject: self(ctx), data: { name } });
  return { id };
}

async function load(ctx: Ctx, id: string): Promise<PasskeyRow> {
  const held = await ownPasskey(ctx, id);
  if (!held) throw new NotFound('passkey');
  return held;
}

async function verified(ctx: Ctx, { response }: NewPasskey, at: RelyingParty) {
  try {
    const attestationObject = withoutStatement(response.response.attestationObject);
    const result = await verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, attestationObject } } as never,
      expectedChallenge: async (challenge) => (await redeemChallenge(placeOf(ctx), challenge, askedBy(ctx))) !== null,
      expectedOrigin: at.origin,
      expectedRPID: at.id,
      supportedAlgorithmIDs: passkeyAlgorithms,
    });
    if (!result.verified) throw new Error('The passkey was not verified.');
    return result.registrationInfo;
  } catch (cause) {
    throw new Invalid('This passkey could not be added. Begin again, and finish within five minutes.', { cause });
  }
}

const placeOf = (ctx: Ctx) => ({ db: ctx.tx, now: ctx.now });

/** Bound to the session: no other browser, and no other person, adds a passkey with this challenge. */
const askedBy = (ctx: Ctx) => ({ use: 'passkey_added', holder: sessionOf(ctx) }) as const;

const self = (ctx: Ctx) => ({ type: 'person', id: ctx.personId });

const shown = ({ id, name, ...row }: Omit<PasskeyRow, 'orgId' | 'personId'>): Passkey => ({
  id,
  name,
  backedUp: row.backedUp,
  onlySecond: row.onlySecond,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});
