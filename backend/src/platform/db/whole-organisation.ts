import { sql } from 'drizzle-orm';
import { type Ctx, systemOf } from './in-org.js';

/**
 * Runs work that must not depend on what the writer happens to see, such as hiding a colleague's personal mail when
 * a thread is unlinked. Stays in the organisation and the transaction; nothing read here may reach the writer's reply.
 */
export async function withWholeOrganisation(ctx: Ctx, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  if (ctx.role === 'system') return work(ctx);
  await setRole(ctx, 'system');
  await work({ ...ctx, role: systemOf(ctx.orgId).role });
  await setRole(ctx, ctx.role);
}

// After an error the transaction is lost, and the setting with it.
async function setRole(ctx: Ctx, role: string): Promise<void> {
  await ctx.tx.execute(sql`select set_config('app.role', ${role}, true)`);
}
