import type { auditStatus } from '@threadline/shared/audit/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { seesWholeLog } from '../policy.js';
import { lastAnchoring } from '../queries.js';
import { type End, endOfChain, type SealedRow, sealedRows } from '../verify/chain-rows.js';
import { headProblems } from '../verify/verify.js';
import { startWalk } from '../verify/walk.js';

const newest = 200;

/** How the chain stands, with its newest entries checked now; null for those who see their own entries only. */
export async function readStatus(ctx: Ctx): Promise<z.input<typeof auditStatus>> {
  authorise(ctx, 'audit.read');
  if (!seesWholeLog(ctx)) return { chain: null };
  const end = await endOfChain(ctx);
  const entries = end.last?.number ?? 0;
  const rows = await sealedRows(ctx, { after: entries - newest, to: entries, most: newest });
  const isWhole = isEndWhole(end, rows);
  return { chain: { entries, checked: rows.length, isWhole, anchoredAt: await lastAnchoring(ctx) } };
}

function isEndWhole(end: End, rows: readonly SealedRow[]): boolean {
  const [first] = rows;
  if (!first) return headProblems(end).length === 0;
  const walk = startWalk({ number: first.number - 1, hash: first.previousHash });
  return [...headProblems(end), ...rows.flatMap((row) => walk.take(row))].length === 0;
}
