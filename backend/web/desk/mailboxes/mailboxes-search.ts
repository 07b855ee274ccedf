/** The parts of the page, in their order. */
export const mailboxTabs = ['mailboxes', 'blocked', 'stored'] as const;
export type MailboxTab = (typeof mailboxTabs)[number];

export interface MailboxesSearch {
  tab?: MailboxTab;
}

export function readMailboxesSearch(search: Record<string, unknown>): MailboxesSearch {
  const tab = mailboxTabs.find((one) => one === search.tab);
  return tab ? { tab } : {};
}
