import type { SecretBox } from '../../platform/secrets/secret-box.js';
import { judgeAnchor } from '../anchors/anchor.js';
import type { AnchorFiles } from '../anchors/anchor-files.js';
import type { SealedRow } from './chain-rows.js';
import type { Problem } from './walk.js';

/** What was written down outside the database about one chain: the hash that stood at each number. */
export interface Anchored {
  problems: Problem[];
  /** Says so where the row is not what was written down for its number. */
  compare(row: SealedRow): Problem[];
  /** Anchors whose number never came by: the chain was cut before them, or has a hole there. */
  unmet(): Problem[];
  readonly count: number;
}

interface AnchorsOf {
  orgId: string;
  /** Up to where the database says that anchors were written down. */
  noted: number | null;
}

/** Reads an organisation's anchors; a forged or broken one is a problem, and says nothing about the chain. */
export async function readAnchored(
  secrets: SecretBox,
  files: AnchorFiles,
  { orgId, noted }: AnchorsOf,
): Promise<Anchored> {
  const hashes = new Map<number, Set<string>>();
  const problems: Problem[] = noted !== null && !(await files.isBegun(orgId)) ? [lost(noted)] : [];
  for await (const anchor of files.read(orgId)) {
    const verdict = anchor ? judgeAnchor(secrets, anchor) : 'broken';
    if (anchor && verdict === 'genuine' && anchor.organisation === orgId) {
      if (anchor.after !== undefined && !hashes.has(anchor.after)) problems.push(lost(anchor.after));
      hashes.set(anchor.number, (hashes.get(anchor.number) ?? new Set()).add(anchor.hash));
    } else {
      problems.push({ ...(anchor ? { number: anchor.number } : {}), what: complaints[verdict] });
    }
  }
  const count = hashes.size;
  return {
    problems,
    count,
    compare: ({ number, auditSeq, hash }) => {
      const anchored = hashes.get(number);
      if (!anchored) return [];
      hashes.delete(number);
      const isAsAnchored = anchored.size === 1 && anchored.has(hash);
      return isAsAnchored ? [] : [{ number, auditSeq, what: 'This entry is not the one that was anchored here.' }];
    },
    unmet: () =>
      [...hashes.keys()].map((number) => ({
        number,
        what: 'The chain was anchored up to here and does not reach it.',
      })),
  };
}

const lost = (number: number): Problem => ({
  number,
  what: 'Anchors were written down up to here, and their file is missing. If another machine wrote them, bring its file here.',
});

const complaints = {
  genuine: 'An anchor of another organisation lies here.',
  forged: 'The signature of an anchor is not ours.',
  unknown_key: 'An anchor was signed with a key that is no longer in the ring. Bring the key back to check it.',
  broken: 'An anchor cannot be read.',
};
