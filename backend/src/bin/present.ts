import type { BinItem } from '@threadline/shared/bin/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { can } from '../platform/policy/authorise.js';
import { mayRestore, purgesAt } from './policy.js';
import type { ItemRow } from './queries.js';

/** An item as its list shows it. */
export function presentItem(ctx: Ctx, row: ItemRow): BinItem {
  const { id, kind, removedBy, removedAt } = row;
  return {
    ...{ id, kind, name: row.name || (row.words ?? ''), customer: customerOf(row) },
    removedBy: removedBy === null ? null : { id: removedBy, name: row.removerName ?? '' },
    removedAt: removedAt.toISOString(),
    purgesAt: purgesAt(removedAt).toISOString(),
    abilities: { restore: mayRestore(ctx, row), purge: can(ctx, 'bin.purge') },
  };
}

function customerOf({ customerId, customerName, removedCustomerName }: ItemRow): BinItem['customer'] {
  if (customerId === null) return null;
  if (customerName !== null) return { id: customerId, name: customerName, inBin: false };
  return removedCustomerName === null ? null : { id: customerId, name: removedCustomerName, inBin: true };
}
