import { sql } from 'drizzle-orm';
import { type Ctx, systemOf } from '../platform/db/in-org.js';

/**
 * Runs work that must not depend on what the writer happens to see: the queue follows the links of a member, who does
 * not see it. Stays in the organisation and the transaction; nothing read here may reach the writer's reply.
 */
export async function withWholeOrganisation(ctx: Ctx, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  await setRole(ctx, 'system');
  await work({ ...ctx, role: systemOf(ctx.orgId).role });
  await setRole(ctx, ctx.role);
}

// After an error the transaction is lost, and the setting with it.
async function setRole(ctx: Ctx, role: string): Promise<void> {
  await ctx.tx.execute(sql`select set_config('app.role', ${role}, true)`);
}
