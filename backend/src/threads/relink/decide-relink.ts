import type { leftReasons } from '@threadline/shared/threads/relink';
import { decidedBy, type Evidence } from '../evidence/find-evidence.js';
import type { LinkRow } from '../link-queries.js';

type Left = (typeof leftReasons)[number];

/** What becomes of one thread: a link by evidence in place of weaker ones, or nothing and why. */
export type Decision = { link: Evidence; ends: LinkRow[] } | { left: Left };

interface Thread {
  customerId: string;
  /** Every row of its ledger, ended ones too. */
  ledger: readonly LinkRow[];
  /** Of those outside the team, without customers that the ledger speaks of. */
  evidence: readonly Evidence[];
}

/**
 * A person's word stands, whether it linked a customer or took one off; what the evidence decides comes in place of
 * weaker evidence only.
 */
export function decideRelink({ customerId, ledger, evidence }: Thread): Decision {
  const live = ledger.filter((row) => row.removedAt === null);
  if (live.some((row) => row.customerId === customerId)) return { left: 'already' };
  if (ledger.some((row) => row.customerId === customerId)) return { left: 'removed' };
  if (live.some((row) => row.reason === 'manual')) return { left: 'manual' };
  const decided = decidedBy(evidence);
  if (!decided) return { left: 'unsure' };
  if (decided.customerId !== customerId) return { left: 'linked' };
  if (live.some((row) => tierOf(row) <= decided.tier)) return { left: 'linked' };
  return { link: decided, ends: live };
}

/** How sure the evidence of a kept link was, as `Evidence.tier` counts it. */
function tierOf({ reason, evidence }: LinkRow): number {
  if (reason === 'domain') return 2;
  if (reason === 'rule') return evidence.domain === undefined ? 1 : 2;
  return reason === 'alias' || reason === 'forward' ? 9 : 1;
}
