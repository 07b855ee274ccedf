import { createHmac } from 'node:crypto';
import { ssoIntents } from '@threadline/shared/security/sso';
import { and, eq, gt } from 'drizzle-orm';
import * as z from 'zod';
import { type ChallengePlace, issueChallenge, redeemChallenge } from '../../platform/auth/challenges/challenge.js';
import { browserChallenges } from '../../platform/auth/challenges/schema.js';
import { hashSecret } from '../../platform/auth/secrets.js';
import type { Tx } from '../../platform/db/database.js';
import type { Word } from './identity.js';

const minutes = 10;
const answerMinutes = 5;

const word = z.object({ subject: z.string(), address: z.string().nullable(), name: z.string().nullable() });
const attempt = z.object({
  orgId: z.string(),
  connectionId: z.string(),
  /** When the connection was set as it was then; whatever is changed in between ends the try. */
  setAt: z.string(),
  intent: z.enum(ssoIntents),
  /** The session for which something is linked or tried. */
  session: z.string().nullable(),
});
const answered = attempt.extend({ word });

/** One try to be recognised by an organisation's own sign-in. */
export type SsoAttempt = z.infer<typeof attempt>;

/** A try whose answer has been checked already, outside of the browser's own requests. */
export type AnsweredAttempt = z.infer<typeof answered>;

export interface AttemptSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

/** Begins a try in one browser. Nonce and verifier follow from what only the browser holds, and are stored nowhere. */
export async function beginAttempt(place: ChallengePlace, browser: string, about: SsoAttempt): Promise<AttemptSecrets> {
  return secretsOf(await issueChallenge(place, { use: 'sso', holder: browser, about, minutes }), browser);
}

/** The try that this browser began, which ends with this; null where it began none, or too long ago. */
export async function endAttempt(
  place: ChallengePlace,
  state: string,
  browser: string,
): Promise<(SsoAttempt & AttemptSecrets) | null> {
  const about = attempt.safeParse(await redeemChallenge(place, state, { use: 'sso', holder: browser }));
  return about.success ? { ...about.data, ...secretsOf(state, browser) } : null;
}

/** Whether a try waits for an answer that is posted by another site's page. The id is what the state's hash says. */
export async function isWaiting({ db, now }: AnswerPlace, id: string): Promise<boolean> {
  const [found] = await db.select({ hash: browserChallenges.hash }).from(browserChallenges).where(isOpen(id, now));
  return found !== undefined;
}

/** The id under which an answer names its try: what is kept of the state, which the answer itself need not know. */
export const requestIdOf = (state: string): string => `_${hashSecret(state)}`;

/**
 * Notes a checked answer for the browser that began the try, once. The browser fetches it by the state; to hand it over
 * at once would let anybody be signed in as somebody else by a page that posts an answer of theirs.
 */
export async function noteAnswer(
  place: AnswerPlace,
  requestId: string,
  { orgId, connectionId, word: said }: Pick<SsoAttempt, 'orgId' | 'connectionId'> & { word: Word },
): Promise<boolean> {
  const { db, now } = place;
  const [found] = await db.delete(browserChallenges).where(isOpen(requestId, now)).returning();
  const about = attempt.safeParse(found?.about);
  if (!found || !about.success) return false;
  if (about.data.orgId !== orgId || about.data.connectionId !== connectionId) return false;
  await db.insert(browserChallenges).values({
    ...{ hash: found.hash, use: 'sso_answer', holderHash: found.holderHash },
    about: { ...about.data, word: said } satisfies AnsweredAttempt,
    expiresAt: new Date(now.getTime() + answerMinutes * 60_000),
  });
  return true;
}

/** The answered try of this browser, which ends with this. */
export async function endAnswered(
  place: ChallengePlace,
  state: string,
  browser: string,
): Promise<AnsweredAttempt | null> {
  const about = answered.safeParse(await redeemChallenge(place, state, { use: 'sso_answer', holder: browser }));
  return about.data ?? null;
}

/** Keeps who somebody is elsewhere until they have shown who they are here. */
export function keepForLater(
  place: ChallengePlace,
  browser: string,
  about: Omit<AnsweredAttempt, 'intent' | 'session'>,
): Promise<string> {
  const kept = { ...about, intent: 'link', session: null } satisfies AnsweredAttempt;
  return issueChallenge(place, { use: 'sso_link', holder: browser, about: kept, minutes });
}

/** What was kept for this browser, which ends with this. */
export async function takeKept(
  place: ChallengePlace,
  ticket: string,
  browser: string,
): Promise<AnsweredAttempt | null> {
  const about = answered.safeParse(await redeemChallenge(place, ticket, { use: 'sso_link', holder: browser }));
  return about.data ?? null;
}

type AnswerPlace = Pick<ChallengePlace, 'now'> & { db: ChallengePlace['db'] & Pick<Tx, 'select'> };

const isOpen = (requestId: string, now: Date) =>
  and(
    eq(browserChallenges.hash, requestId.slice(1)),
    eq(browserChallenges.use, 'sso'),
    gt(browserChallenges.expiresAt, now),
  );

function secretsOf(state: string, browser: string): AttemptSecrets {
  const derive = (what: string) => createHmac('sha256', browser).update(`${what}:${state}`).digest('base64url');
  return { state, nonce: derive('nonce'), verifier: derive('verifier') };
}
