/** What a proof has found: figures for the answer, and a sentence where it did not hold. */
export interface Proven {
  figures: Record<string, unknown>;
  problem: string | null;
}
