import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';

/** What left the product in one piece. */
export interface Exported {
  what: string;
  rows: number;
  /** More rows follow, which are told of when the last has gone. */
  more?: boolean;
  filters: Record<string, unknown>;
}

/** Tells that somebody took many rows at once. */
export async function recordExport(ctx: Ctx, { what, rows, more, filters }: Exported): Promise<void> {
  const data = { what, rows, ...(more ? { more } : {}), filters };
  await record(ctx, { name: 'data.exported', subject: { type: 'organisation', id: ctx.orgId }, data });
}
