/** The token of a mailed link, which stands behind `#` and so reaches no server by itself. */
export function tokenIn(hash: string): string | null {
  return /^#?(tl[a-z]+_[\w-]{20,})$/.exec(hash)?.[1] ?? null;
}
