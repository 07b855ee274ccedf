import * as z from 'zod';
import { id, text } from '../kernel/fields.js';

export const searchKinds = ['customer', 'contact', 'task', 'thread'] as const;
export const searchInput = z.strictObject({ q: text(200), limit: z.number().int().min(1).max(20).default(8) });
export const searchHit = z.object({
  kind: z.enum(searchKinds),
  id,
  title: z.string(),
  /** Domain, address, customer: what tells two hits of one name apart. */
  detail: z.string().nullable(),
  customerId: id.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;
export const searchResult = z.object({ hits: z.array(searchHit) });
