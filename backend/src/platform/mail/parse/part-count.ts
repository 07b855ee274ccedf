import { PARSE_LIMITS } from './parse-limits.js';

const LONGEST_BOUNDARY = 200;
const BOUNDARY = /boundary(\*)?\s*=?\s*(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))?/gi;

/**
 * True when the body may fall into more parts than allowed, found by counting delimiter lines before any tree
 * is built. It may count too many (an attached mail's parts, a boundary in a quotation), never too few.
 */
export function hasTooManyParts(raw: Buffer): boolean {
  if (countDelimiterLines(raw, () => true) <= PARSE_LIMITS.parts) return false;
  const boundaries = declaredBoundaries(raw);
  if (boundaries === null) return true;
  return (
    countDelimiterLines(raw, (line) => boundaries.has(line) || boundaries.has(withoutClosing(line))) >
    PARSE_LIMITS.parts
  );
}

function countDelimiterLines(raw: Buffer, matches: (line: string) => boolean): number {
  let count = 0;
  let position = raw.indexOf('\n--');
  while (position !== -1 && count <= PARSE_LIMITS.parts) {
    const line = raw.toString('latin1', position + 3, position + 3 + LONGEST_BOUNDARY + 2);
    const end = line.search(/[\r\n]/);
    if (matches((end === -1 ? line : line.slice(0, end)).trimEnd())) count += 1;
    position = raw.indexOf('\n--', position + 3);
  }
  return count;
}

// Null when boundaries are too many to look up or are split over several parameters (RFC 2231).
function declaredBoundaries(raw: Buffer): Set<string> | null {
  const boundaries = new Set<string>();
  for (const [, continued, quoted, token] of raw.toString('latin1').matchAll(BOUNDARY)) {
    if (continued !== undefined || boundaries.size > PARSE_LIMITS.parts) return null;
    const value = quoted ?? token;
    if (value !== undefined) boundaries.add(value.trim());
  }
  return boundaries;
}

function withoutClosing(line: string): string {
  return line.endsWith('--') ? line.slice(0, -2) : line;
}
