import * as z from 'zod';
import { id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { binKinds } from './choices.js';

export const listBin = z.strictObject({
  ...pageInput,
  kind: z.enum(binKinds).optional(),
  search: text(200).optional(),
});
export const binItemById = z.strictObject({ id });

export const binItem = z.object({
  id,
  kind: z.enum(binKinds),
  /** Title or name; for what has none, its first words, as far as the asker may read them. */
  name: z.string(),
  /** `inBin`: the customer was removed as well and has to come back first. */
  customer: z.object({ id, name: z.string(), inBin: z.boolean() }).nullable(),
  removedBy: personName.nullable(),
  removedAt: instant,
  /** From then on it is gone for good. */
  purgesAt: instant,
  abilities: z.object({ restore: z.boolean(), purge: z.boolean() }),
});
export type BinItem = z.infer<typeof binItem>;
export const binPage = pageOf(binItem);

export const binChange = z.object({ id, kind: z.enum(binKinds), customerId: id.nullable() });
export type BinChange = z.infer<typeof binChange>;
