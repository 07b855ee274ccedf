import type { BinKind } from '@threadline/shared/bin/choices';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';

/** Records that something is gone for good: what kind of thing, and no word of it. */
export async function tellPurged(
  ctx: Ctx,
  { id, kind, customerId }: { id: string; kind: BinKind; customerId: string | null },
): Promise<void> {
  await record(ctx, { name: 'bin.purged', subject: { type: kind, id }, customerId, data: { kind } });
}
