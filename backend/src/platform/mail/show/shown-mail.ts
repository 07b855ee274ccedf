/** Where the picture of a mail comes from. Its key stands in the HTML, its address never does. */
export type ShownImage =
  | { key: string; from: 'remote'; url: string }
  | { key: string; from: 'part'; contentId: string }
  | { key: string; from: 'data'; base64: string };

/** A mail as it may be shown: harmless markup without any address that loads by itself. */
export interface ShownMail {
  html: string;
  images: ShownImage[];
  /** Whether a part is folded away because it only quotes. */
  quotes: number;
  /** Something was too much and is not shown. */
  cut: boolean;
  /** What the unfolded part takes up, for the height of its frame. */
  room: { blocks: number; characters: number; imagePixels: number };
}

export interface MailToShow {
  html: string | null;
  text: string;
  /** The end of the text that only quotes, where that is known. */
  quotedText: string | null;
}
