import type { MergePair } from '@threadline/shared/merges/schema';
import type { TestWorld } from '../../test/world.js';
import type { Actor } from '../platform/db/in-org.js';
import {
  mergeContacts,
  mergeCustomers,
  previewContacts,
  previewCustomers,
  unmergeContacts,
  unmergeCustomers,
} from './service.js';

/** Looks at a merge and does it, or takes one back, as people do. */
export const merging = (world: TestWorld) => ({
  mergeAs: (actor: Actor, pair: MergePair, wanted: Partial<Parameters<typeof mergeCustomers>[1]> = {}) =>
    world.as(actor, async (ctx) => {
      const { confirmation } = await previewCustomers(ctx, pair);
      return mergeCustomers(ctx, { ...pair, take: [], portal: 'together', confirmation, ...wanted });
    }),
  unmergeAs: (actor: Actor, id: string) => world.as(actor, (ctx) => unmergeCustomers(ctx, { id })),
  mergeContactsAs: (actor: Actor, pair: MergePair, wanted: Partial<Parameters<typeof mergeContacts>[1]> = {}) =>
    world.as(actor, async (ctx) => {
      const { confirmation } = await previewContacts(ctx, pair);
      return mergeContacts(ctx, { ...pair, take: [], confirmation, ...wanted });
    }),
  unmergeContactsAs: (actor: Actor, id: string) => world.as(actor, (ctx) => unmergeContacts(ctx, { id })),
});
