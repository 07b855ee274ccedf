import { type MailTier, mailTiers } from '@threadline/shared/mailboxes/choices';

/** Who may see a stored mail, and how much of it. */
export interface Openness {
  shared: boolean;
  tier: MailTier;
}

/**
 * A stored mail when a copy of it comes into another mailbox. Whoever may see a shared mail sees the most that one of the
 * shared mailboxes allows; what personal ones allow counts only while nobody else sees it.
 */
export function rowAfterCopy(row: Openness, copy: Openness): Openness {
  if (row.shared && !copy.shared) return row;
  if (copy.shared && !row.shared) return copy;
  return { shared: row.shared, tier: moreOf(row.tier, copy.tier) };
}

/** The tier by which more is kept. */
export function moreOf(left: MailTier, right: MailTier): MailTier {
  return mailTiers.indexOf(left) >= mailTiers.indexOf(right) ? left : right;
}
