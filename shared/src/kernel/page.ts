import * as z from 'zod';

/** Input of every list: an opaque cursor from the page before, and how many rows to return (1–100, 50 unless told). */
export const pageInput = {
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(100).default(50),
};

/** One page of a keyset list. `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
