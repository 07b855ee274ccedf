import { createHmac } from 'node:crypto';
import { grantVendors } from '@threadline/shared/mail-sync/clients';
import { mailboxKinds } from '@threadline/shared/mailboxes/choices';
import * as z from 'zod';
import { type ChallengePlace, issueChallenge, redeemChallenge } from '../../platform/auth/challenges/challenge.js';

const minutes = 10;

const attempt = z.object({
  vendor: z.enum(grantVendors),
  /** The application that was asked with; another in its place ends the attempt. */
  clientRow: z.string(),
  mailboxId: z.string().nullable(),
  kind: z.enum(mailboxKinds),
  backFillFrom: z.string().nullable(),
});

/** One try to connect a mailbox. */
export type GrantAttempt = z.infer<typeof attempt>;

export interface Holder {
  /** What only the browser holds. */
  browser: string;
  session: string;
}

/** Begins a try in one session of one browser. The verifier follows from what only the browser holds, and is stored nowhere. */
export async function beginAttempt(place: ChallengePlace, holder: Holder, about: GrantAttempt) {
  const state = await issueChallenge(place, { use: 'mailbox_grant', holder: boundTo(holder), about, minutes });
  return { state, verifier: verifierOf(state, holder) };
}

/** The try that this session began, which ends with this; null where it began none, or too long ago. */
export async function endAttempt(place: ChallengePlace, holder: Holder, state: string) {
  const kept = await redeemChallenge(place, state, { use: 'mailbox_grant', holder: boundTo(holder) });
  const about = attempt.safeParse(kept);
  return about.success ? { ...about.data, verifier: verifierOf(state, holder) } : null;
}

const boundTo = ({ browser, session }: Holder) => `${browser}:${session}`;

const verifierOf = (state: string, { browser }: Holder) =>
  createHmac('sha256', browser).update(`verifier:${state}`).digest('base64url');
