import * as z from 'zod';
import { SourceProblem } from '../../mail-sync/port.js';
import type { TokenAnswer } from './ask-token.js';

/** What is kept of a grant, sealed. */
export const storedTokens = z.object({
  refreshToken: z.string().min(1),
  accessToken: z.string(),
  expiresAt: z.iso.datetime(),
  /** Until when the vendor tells of news by itself, where it was asked to. */
  watchUntil: z.iso.datetime().optional(),
});
export type StoredTokens = z.infer<typeof storedTokens>;

/** Access tokens are renewed a little early, so that none runs out on the way. */
const earlyMs = 60_000;

export function tokensIn(secret: unknown): StoredTokens {
  const read = storedTokens.safeParse(secret);
  if (read.success) return read.data;
  throw new SourceProblem('revoked', 'No tokens are kept for this mailbox.', { cause: read.error });
}

/** The tokens as they are from now on; the refresh token stays where no new one came. */
export function renewedBy(answer: TokenAnswer, before: Partial<StoredTokens>, now: Date): StoredTokens | null {
  const refreshToken = answer.refresh_token ?? before.refreshToken;
  if (!refreshToken) return null;
  const expiresAt = new Date(now.getTime() + answer.expires_in * 1000).toISOString();
  return { ...before, refreshToken, accessToken: answer.access_token, expiresAt };
}

export const isFresh = ({ accessToken, expiresAt }: StoredTokens, now: Date): boolean =>
  accessToken !== '' && Date.parse(expiresAt) - now.getTime() > earlyMs;
