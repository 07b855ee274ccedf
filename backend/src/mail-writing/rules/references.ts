/** What a stored mail says about the conversation before it; ids without angle brackets. */
export interface Parent {
  rfcMessageId: string;
  inReplyTo: string | null;
  referenceIds: readonly string[];
}

export interface ThreadHeaders {
  inReplyTo: string;
  references: string[];
}

const mostIds = 30;
const mostCharacters = 3_000;
const keptFromStart = 3;

/**
 * In-Reply-To and References of an answer (RFC 5322, 3.6.4): those of the answered mail and then the mail itself. Of a long
 * row the middle is left out, so that the beginning of the conversation and its last mails stay. Ids that could break a
 * header are left out; null where the answered mail itself cannot be named.
 */
export function threadHeaders({ rfcMessageId, inReplyTo, referenceIds }: Parent): ThreadHeaders | null {
  if (!isPlain(rfcMessageId)) return null;
  const before = referenceIds.length > 0 ? referenceIds : inReplyTo ? [inReplyTo] : [];
  const row = [...new Set(before.filter(isPlain))].filter((id) => id !== rfcMessageId);
  return { inReplyTo: rfcMessageId, references: cutMiddle([...row, rfcMessageId]) };
}

function cutMiddle(row: string[]): string[] {
  const start = row.slice(0, keptFromStart);
  let room = mostCharacters - lengthOf(start);
  const end: string[] = [];
  for (const id of row.slice(keptFromStart).reverse()) {
    room -= id.length + 3;
    if (end.length > 0 && (room < 0 || start.length + end.length >= mostIds)) break;
    end.unshift(id);
  }
  return [...start, ...end];
}

const lengthOf = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + id.length + 3, 0);

/** Printable, without what ends or opens an id; short enough for a line of a header. */
function isPlain(id: string): boolean {
  return /^[\x21-\x3b\x3d\x3f-\x7e]{3,900}$/.test(id) && !id.endsWith('@threadline.invalid');
}
