import type { OfficeItem } from './office-api.js';

/** What tells one mail from another at once, without waiting for an answer of the host. */
export interface ItemMark {
  kind: 'none' | 'read' | 'compose';
  name: string;
  item: OfficeItem | null;
}

/** The mark of what the host shows. An appointment is no mail; between two mails there is no item at all. */
export function markOf(item: OfficeItem | null | undefined): ItemMark {
  if (!item || String(item.itemType) === 'appointment') return { kind: 'none', name: '', item: null };
  if (isRead(item)) return { kind: 'read', name: `${item.internetMessageId ?? ''} ${item.itemId ?? ''}`.trim(), item };
  return { kind: 'compose', name: item.conversationId ?? '', item };
}

/** Two drafts may look alike in everything, and so may two mails without ids: then only the very same item counts. */
export function isSameMail(one: ItemMark, other: ItemMark): boolean {
  if (one.kind !== other.kind || one.name !== other.name) return false;
  return (one.kind === 'read' && one.name !== '') || one.item === other.item;
}

export function isRead(item: OfficeItem): item is Office.MessageRead {
  return typeof item.subject === 'string';
}
