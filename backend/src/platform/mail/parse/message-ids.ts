import { PARSE_LIMITS } from './parse-limits.js';

const WHITE_SPACE = /[\s\p{Cc}]+/gu;
const SEPARATORS = /[\s,;]+/;
const BARE_ID = /^[^<>()"@]+@[^<>()"@]+$/;

/**
 * The ids of an In-Reply-To or References header in the order written, without brackets, each once.
 * Words between them ("your message of …") are passed over; folding inside an id is removed.
 */
export function extractMessageIds(header: string): string[] {
  const found = header.includes('<') ? bracketedIds(header) : bareIds(header);
  return [...new Set(found)];
}

/** The id of a Message-ID header, or null when nothing in it can serve as one. */
export function extractOwnMessageId(header: string): string | null {
  const [first] = extractMessageIds(header);
  if (first !== undefined) return first;
  // Some programs write a single word without brackets and without @.
  const word = header.trim();
  return !word.includes('<') && !/[\s()]/.test(word) ? usableId(word) : null;
}

function bracketedIds(header: string): string[] {
  const ids: string[] = [];
  const pieces = header.split('<').slice(1);
  for (const piece of pieces) {
    const close = piece.indexOf('>');
    const id = close === -1 ? unclosedId(piece) : usableId(piece.slice(0, close));
    if (id !== null) ids.push(id);
  }
  return ids;
}

function unclosedId(piece: string): string | null {
  const rest = piece.trim();
  return BARE_ID.test(rest) && !/\s/.test(rest) ? usableId(rest) : null;
}

function bareIds(header: string): string[] {
  return header
    .split(SEPARATORS)
    .filter((word) => BARE_ID.test(word))
    .map(usableId)
    .filter((id) => id !== null);
}

function usableId(candidate: string): string | null {
  const id = candidate.replace(WHITE_SPACE, '').replace(/\p{Surrogate}/gu, '\uFFFD');
  return id.length > 0 && id.length <= PARSE_LIMITS.messageIdCharacters ? id : null;
}
