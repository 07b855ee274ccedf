import { decodeWords } from './encoded-words.js';

export interface NamedAddress {
  address: string;
  name?: string;
}

/**
 * Reads a From, To or Cc header (RFC 5322): quoted names, comments, groups and encoded words. One pass over the text,
 * so that a hostile header costs no more than its length.
 */
export function parseAddressList(header: string): NamedAddress[] {
  const found: NamedAddress[] = [];
  for (const entry of splitEntries(header)) {
    const parsed = parseEntry(entry);
    if (parsed) found.push(parsed);
  }
  return found;
}

function splitEntries(header: string): string[] {
  const entries: string[] = [];
  let current = '';
  let quoted = false;
  let depth = 0;
  for (let index = 0; index < header.length; index += 1) {
    const character = header.charAt(index);
    if (character === '\\' && (quoted || depth > 0)) {
      index += 1;
      if (depth === 0) current += character + header.charAt(index);
      continue;
    }
    if (character === '"' && depth === 0) quoted = !quoted;
    if (!quoted && character === '(') depth += 1;
    const separates = !quoted && depth === 0 && (character === ',' || character === ';' || character === ':');
    if (separates) {
      if (character !== ':') entries.push(current);
      current = '';
    } else if (depth === 0) {
      current += character;
    }
    if (!quoted && character === ')' && depth > 0) depth -= 1;
  }
  entries.push(current);
  return entries;
}

function parseEntry(entry: string): NamedAddress | null {
  const open = entry.lastIndexOf('<');
  const close = open === -1 ? -1 : entry.indexOf('>', open);
  const address = (close === -1 ? entry : entry.slice(open + 1, close)).trim().toLowerCase();
  if (!isAddress(address)) return null;
  const name = open > 0 ? decodeWords(unquote(entry.slice(0, open).trim())) : '';
  return name === '' ? { address } : { address, name };
}

function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return at > 0 && at < text.length - 1 && text.length <= 320 && !/[\s<>]/.test(text);
}

function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"') || name.length < 2) return name;
  return name.slice(1, -1).replaceAll(/\\(.)/g, '$1').trim();
}
