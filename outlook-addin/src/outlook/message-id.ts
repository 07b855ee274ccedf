/** An RFC 5322 Message-ID without its angle brackets; null where there is none. */
export function withoutBrackets(id: string | null | undefined): string | null {
  const bare = id?.trim().replace(/^<|>$/g, '') ?? '';
  return bare === '' ? null : bare;
}
