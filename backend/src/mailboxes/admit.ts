import type { MailboxKind, MailboxStore, MailTier } from '@threadline/shared/mailboxes/choices';

/** What a mailbox and its owner say about mail that comes in. */
export interface IntakeRules {
  kind: MailboxKind;
  /** Whose mailbox it is; null for one of the team. */
  ownerId: string | null;
  tier: MailTier;
  /** Which mail is kept; of a person's own mailbox whose mail colleagues see, that with customers only. */
  store: MailboxStore;
  /** In lower case. */
  labelsIn: readonly string[];
  labelsOut: readonly string[];
  blocked: { addresses: ReadonlySet<string>; domains: ReadonlySet<string> };
}

export type Admission = { tier: Exclude<MailTier, 'none'> } | { skipped: 'blocked' | 'label' | 'tier_none' };

/** Whether a mail may be kept, and how much of it. One blocked person anywhere in it keeps it out as a whole. */
export function admit(
  rules: IntakeRules,
  mail: { addresses: readonly string[]; labels: readonly string[] },
): Admission {
  const { tier } = rules;
  if (tier === 'none') return { skipped: 'tier_none' };
  if (mail.addresses.some((address) => isBlocked(rules.blocked, address))) return { skipped: 'blocked' };
  if (!hasWantedLabels(rules, mail.labels)) return { skipped: 'label' };
  return { tier };
}

/** Whether an address is blocked by itself, or by its host or any domain above that. */
export function isBlocked({ addresses, domains }: IntakeRules['blocked'], address: string): boolean {
  const folded = address.trim().toLowerCase();
  if (addresses.has(folded)) return true;
  if (domains.size === 0) return false;
  const host = folded.slice(folded.lastIndexOf('@') + 1).replace(/\.$/, '');
  return domainsAbove(host).some((domain) => domains.has(domain));
}

/** `a.b.example` → itself, `b.example`, `example`: `notb.example` is none of them. */
function domainsAbove(host: string): string[] {
  const parts = host.split('.');
  return parts.map((_, from) => parts.slice(from).join('.'));
}

function hasWantedLabels({ labelsIn, labelsOut }: IntakeRules, labels: readonly string[]): boolean {
  const names = new Set(labels.map((label) => label.trim().toLowerCase()));
  if (labelsOut.some((label) => names.has(label.toLowerCase()))) return false;
  return labelsIn.length === 0 || labelsIn.some((label) => names.has(label.toLowerCase()));
}
