/** Who writes: one of ours, or one of the customer's people; where a customer lacks the role, its champion writes. */
export type Voice = 'us' | 'colleague' | 'champion' | 'project' | 'sponsor' | 'billing' | 'user';

export interface Letter {
  from: Voice;
  /** Hours after the letter before. */
  after: number;
  /** Paragraphs, parted by empty lines. Greeting, signature and quotation are added when it is sent. */
  text: string;
}

/** A thread of mails that can take place with any customer of its language. Words in braces are filled in. */
export interface Conversation {
  subject: string;
  /** Further recipients on the customer's side. */
  copy?: Voice[];
  letters: Letter[];
}

/** One letter: who, how many hours later, and what. */
export function letter(from: Voice, after: number, text: string): Letter {
  return { from, after, text: text.trim() };
}
