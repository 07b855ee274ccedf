import { randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '../../db/database.js';
import { hashSecret } from '../secrets.js';
import { browserChallenges, type ChallengeUse } from './schema.js';

export interface ChallengePlace {
  /** A transaction, or the database where none is open. */
  db: Pick<Tx, 'insert' | 'delete'>;
  now: Date;
}

export interface Asked {
  use: ChallengeUse;
  /** What only the browser holds that asked: the value of a cookie, or the id of its session. */
  holder: string;
}

export interface NewChallenge extends Asked {
  about?: Record<string, unknown>;
  minutes: number;
}

/** A challenge of 256 bits that this browser may answer once, for this use, within the time. */
export async function issueChallenge({ db, now }: ChallengePlace, asked: NewChallenge): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  await db.insert(browserChallenges).values({
    hash: hashSecret(challenge),
    use: asked.use,
    holderHash: hashSecret(asked.holder),
    about: asked.about ?? {},
    expiresAt: new Date(now.getTime() + asked.minutes * 60_000),
  });
  return challenge;
}

/** What was to be remembered of a challenge, which ends with this; null where it is unknown, answered, old, or another’s. */
export async function redeemChallenge(
  { db, now }: ChallengePlace,
  challenge: string,
  { use, holder }: Asked,
): Promise<Record<string, unknown> | null> {
  const [found] = await db
    .delete(browserChallenges)
    .where(
      and(
        eq(browserChallenges.hash, hashSecret(challenge)),
        eq(browserChallenges.use, use),
        eq(browserChallenges.holderHash, hashSecret(holder)),
        gt(browserChallenges.expiresAt, now),
      ),
    )
    .returning({ about: browserChallenges.about });
  return found?.about ?? null;
}
