import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import type { WholeMerge } from './queries.js';

type ToldMerge = Pick<WholeMerge, 'id' | 'kind' | 'goneId' | 'keptId' | 'goneName' | 'keptName' | 'moved'>;
type MergeEvent = Extract<EventName, `${string}.merged` | `${string}.unmerged`>;

/** Records on the kept record that another became part of it, or left it again; the title names the other. */
export async function tell(
  ctx: Ctx,
  name: MergeEvent,
  { merge, customerIds }: { merge: ToldMerge; customerIds: readonly string[] },
): Promise<void> {
  const { kind, goneId, keptId, goneName, keptName, moved } = merge;
  const data = {
    title: goneName,
    merge: merge.id,
    gone: { id: goneId, name: goneName },
    kept: { id: keptId, name: keptName },
    rows: Object.values(moved).reduce((sum, rows) => sum + rows, 0),
  };
  for (const customerId of customerIds.length > 0 ? customerIds : [null]) {
    await record(ctx, { name, subject: { type: kind, id: keptId }, customerId, data, searchable: goneName });
  }
}
