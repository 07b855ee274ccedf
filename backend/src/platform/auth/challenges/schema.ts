import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../../db/columns.js';

/** What a challenge may be answered for. One that was asked for one thing answers no other. */
export const challengeUses = [
  'passkey_sign_in',
  'passkey_second_factor',
  'passkey_proof',
  'passkey_added',
  'google_sign_in',
  'microsoft_sign_in',
  'account_link',
  'organisation_choice',
  'let_in',
  'sso',
  'sso_answer',
  'sso_link',
  'mailbox_grant',
] as const;
export type ChallengeUse = (typeof challengeUses)[number];

/** Challenges that are out, kept outside any organisation since none may be known yet. Answered once, then gone. */
export const browserChallenges = pgTable(
  'browser_challenges',
  {
    /** SHA-256 of the challenge, hex. */
    hash: text().primaryKey(),
    use: text({ enum: challengeUses }).notNull(),
    /** SHA-256 of what only the browser that asked for it holds. */
    holderHash: text().notNull(),
    /** What is to be remembered until the answer; no secrets. */
    about: jsonb().$type<Record<string, unknown>>().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('browser_challenges_expiry').on(table.expiresAt)],
);
