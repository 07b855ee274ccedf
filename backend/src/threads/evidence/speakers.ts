import type { SenderVerdict } from '@threadline/shared/threads/choices';
import { addressesInText } from './address-in-text.js';

interface Named {
  address: string;
  name?: string | null | undefined;
}

/** A mail as far as it tells who speaks in it. */
export interface Spoken {
  from: Named | null;
  replyTo: readonly Named[];
  text: string;
}

/** Whether the verdict lets somebody else speak for the sender, such as whoever has filled in a form. */
export const speaksForOthers = (verdict: SenderVerdict | null): boolean => verdict === 'reply_to' || verdict === 'body';

/**
 * Who counts as the sender of a mail: by rule those whom an answer would go to, or those who are named in its text, the
 * likeliest first. Where the text names nobody, nobody does.
 */
export function speakersOf({ from, replyTo, text }: Spoken, verdict: SenderVerdict | null): Named[] {
  const sender = from ? [from] : [];
  if (verdict === 'reply_to') return replyTo.length > 0 ? [...replyTo] : sender;
  if (verdict !== 'body') return sender;
  const own = from?.address.toLowerCase();
  return addressesInText(text)
    .filter((address) => address !== own)
    .map((address) => ({ address }));
}
