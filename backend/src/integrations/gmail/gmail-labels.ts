import type { GmailApi } from './gmail-api.js';

/** As people know what Gmail names by itself; of the rest each is called as its owner calls it. */
const systemNames: Record<string, string> = {
  INBOX: 'Inbox',
  SENT: 'Sent',
  STARRED: 'Starred',
  IMPORTANT: 'Important',
  CATEGORY_PERSONAL: 'Personal',
  CATEGORY_SOCIAL: 'Social',
  CATEGORY_PROMOTIONS: 'Promotions',
  CATEGORY_UPDATES: 'Updates',
  CATEGORY_FORUMS: 'Forums',
};

/** Marks of a mail that say nothing of what it is about. */
const unsaid = ['UNREAD', 'DRAFT', 'SPAM', 'TRASH', 'CHAT'];

/** Mail with one of these is left alone, and counts as gone where it was looked at before. */
export const leftAlone: ReadonlySet<string> = new Set(['DRAFT', 'SPAM', 'TRASH', 'CHAT']);

/** Changes of these change nothing for us. */
export const isTold = (labelId: string): boolean => labelId !== 'UNREAD';

export interface GmailLabels {
  namesOf(labelIds: readonly string[]): Promise<string[]>;
}

/** Names of labels, read again when an id is unknown: labels are made and renamed at any time. */
export function createLabels(api: GmailApi): GmailLabels {
  let names = new Map<string, string>();
  const load = async () => {
    const labels = await api.labels();
    names = new Map(labels.map(({ id, name }) => [id, systemNames[id] ?? name]));
  };
  return {
    namesOf: async (labelIds) => {
      const told = labelIds.filter((id) => !unsaid.includes(id));
      if (!told.every((id) => names.has(id))) await load();
      return told.flatMap((id) => names.get(id) ?? []);
    },
  };
}
