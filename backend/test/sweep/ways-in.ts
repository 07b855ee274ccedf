import { randomUUID } from 'node:crypto';
import { passkeys } from '../../src/platform/auth/passkeys/schema.js';
import { identities } from '../../src/platform/auth/schema.js';
import { type Actor, inOrg, type Runtime } from '../../src/platform/db/in-org.js';

/** A passkey and a linked account of the person, whose texts hold the word. */
export function seedWayIn(runtime: Runtime, who: Actor, word: string): Promise<{ passkey: string; account: string }> {
  const { orgId, personId } = who;
  const [passkey, account] = [randomUUID(), randomUUID()];
  return inOrg(runtime, who, async (ctx) => {
    await ctx.tx.insert(passkeys).values({
      ...{ orgId, personId, id: passkey, name: `${word} passkey`, credentialId: `${word}-${passkey}` },
      ...{ publicKey: 'none', counter: 0, transports: [], backedUp: false, createdAt: ctx.now },
    });
    await ctx.tx.insert(identities).values({
      ...{ orgId, personId, id: account, issuer: 'https://issuer.test', subject: `${word}-${account}` },
      ...{ provider: 'google', label: `${word}@issuer.test`, linkedAt: ctx.now, lastUsedAt: ctx.now },
    });
    return { passkey, account };
  });
}
