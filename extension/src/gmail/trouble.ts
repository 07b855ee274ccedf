import type { HostView } from '@threadline/shared/mail-host/port';

/** Gmail's names for a single conversation in the address: new-style ids, and the older sixteen hex digits. */
const conversationId = /^(?:FMfcg\w{10,}|Ktbx\w{10,}|[0-9a-f]{16})$/;

/** A sentence when the page plainly shows something that could not be read; null when all is well. */
export function troubleReading(view: HostView | null, hash: string): string | null {
  const unread = view === null || (view.kind === 'none' && namesConversation(hash));
  return unread ? chrome.i18n.getMessage('gmailChanged') : null;
}

export function namesConversation(hash: string): boolean {
  return conversationId.test(hash.split('?')[0]?.split('/').at(-1) ?? '');
}
