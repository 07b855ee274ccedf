import { type BinKind, binDays } from '@threadline/shared/bin/choices';
import type { Permission } from '@threadline/shared/kernel/permissions';
import { can, type Who } from '../platform/policy/authorise.js';

const restoring: Record<BinKind, Permission> = {
  customer: 'customer.remove',
  contact: 'contact.remove',
  task: 'task.remove',
  note: 'note.edit',
  interaction: 'interaction.edit',
  follow_up: 'follow_up.write',
  document: 'document.write',
  time_entry: 'time.track',
};

/** Whether the actor may bring it back: by the rule that let it be removed. Hours are their owner's alone. */
export function mayRestore(who: Who, { kind, removedBy }: { kind: BinKind; removedBy: string | null }): boolean {
  if (kind === 'time_entry' && removedBy !== who.personId) return false;
  return can(who, 'bin.restore') && can(who, restoring[kind], { personId: removedBy });
}

/** When what was removed then is gone for good. */
export const purgesAt = (removedAt: Date): Date => new Date(removedAt.getTime() + binDays * 86_400_000);
