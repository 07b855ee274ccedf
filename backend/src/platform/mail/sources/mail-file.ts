/** One mail found in a source, or one thing that could not be read and has to be accounted for. */
export interface MailFile {
  /** Path relative to the source; a mail of an mbox adds `#<number>@<byte offset>`. */
  name: string;
  /** The bytes of the mail; empty when it is too large or unreadable. */
  raw: Uint8Array;
  /** Set instead of loading a mail beyond the limit. */
  tooLarge?: { bytes: number };
  /** Set when nothing could be read: a sentence that says why. */
  unreadable?: string;
}

export const NO_BYTES = new Uint8Array(0);

/** The item for something that could not be read. */
export function unreadableFile(name: string, error: unknown): MailFile {
  return { name, raw: NO_BYTES, unreadable: sentenceFor(error) };
}

const SENTENCES: Record<string, string> = {
  EACCES: 'The file may not be read: permission is missing.',
  EPERM: 'The file may not be read: permission is missing.',
  ENOENT: 'The file is gone, or a link points to nothing.',
  ELOOP: 'The link points back to itself.',
  EMFILE: 'Too many files are open; read it again later.',
  EIO: 'The disk could not read the file.',
};

function sentenceFor(error: unknown): string {
  if (typeof error === 'string') return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return SENTENCES[code] ?? `The file could not be read (${code}).`;
}
