import type { Mailbox, MailboxChange } from '@threadline/shared/mailboxes/schema';

/** The settings of a mailbox as they are typed: labels one in each line. */
export interface SettingsDraft extends Pick<Mailbox, 'name' | 'kind' | 'tier' | 'store' | 'signature'> {
  labelsIn: string;
  labelsOut: string;
}

export function draftOf({ name, kind, tier, store, signature, labelsIn, labelsOut }: Mailbox): SettingsDraft {
  return { name, kind, tier, store, signature, labelsIn: labelsIn.join('\n'), labelsOut: labelsOut.join('\n') };
}

/** What is sent of them; the server finds out what has changed. */
export function changeOf({ labelsIn, labelsOut, ...rest }: SettingsDraft): Omit<MailboxChange, 'id'> {
  return { ...rest, labelsIn: linesOf(labelsIn), labelsOut: linesOf(labelsOut) };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
