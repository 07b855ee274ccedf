/** Header fields by lower-case name. */
export interface ReadHeaders {
  raw(name: string): string | undefined;
  text(name: string): string;
  has(...names: string[]): boolean;
}

/** A part of a mail that is not its text. */
export interface ReadPart {
  name: string;
  /** Lower case. */
  type: string;
  content: Uint8Array;
}

export interface ReadableMail {
  headers: ReadHeaders;
  subject: string;
  text: string;
  html: string | null;
  parts: readonly ReadPart[];
}
