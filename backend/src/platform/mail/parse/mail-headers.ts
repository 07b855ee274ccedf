import { decodeWords } from 'postal-mime';
import { cleanLine } from './clean-text.js';
import type { HeaderField } from './header-block.js';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const WINDOWS_1252 = new TextDecoder('windows-1252');
const ISO_2022_JP = new TextDecoder('iso-2022-jp');
const ONE_OF_A_KIND = new Set(['from', 'sender', 'subject', 'date', 'message-id', 'to']);

/** The header fields of one mail, by name. */
export class MailHeaders {
  constructor(private readonly fields: readonly HeaderField[]) {}

  /** The first field of this name as written, its bytes decoded; undefined when the mail has none. */
  raw(name: string): string | undefined {
    const field = this.fields.find((candidate) => candidate.name === name);
    return field === undefined ? undefined : decodeBytes(field.value).trim();
  }

  /** All fields of this name, in order. */
  all(name: string): string[] {
    return this.fields.filter((field) => field.name === name).map((field) => decodeBytes(field.value).trim());
  }

  /** The first field of this name as text to read: encoded words decoded, controls removed. */
  text(name: string): string {
    const value = this.raw(name);
    return value === undefined ? '' : cleanLine(decodeWords(value));
  }

  has(...names: string[]): boolean {
    return this.fields.some((field) => names.includes(field.name));
  }

  /** True when a field that may stand once stands twice; the first one counts then. */
  repeatsOne(): boolean {
    const names = this.fields.map((field) => field.name).filter((name) => ONE_OF_A_KIND.has(name));
    return new Set(names).size < names.length;
  }
}

// Headers ought to be ASCII. Those that are not are mostly UTF-8, else what the sender's machine used.
function decodeBytes(latin1: string): string {
  if (latin1.includes('\u001b$')) return ISO_2022_JP.decode(Buffer.from(latin1, 'latin1'));
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    return UTF_8.decode(bytes);
  } catch {
    return WINDOWS_1252.decode(bytes);
  }
}
