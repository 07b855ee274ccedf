import { sql } from 'drizzle-orm';
import type { Ctx } from './in-org.js';

/**
 * Reads as another person of the organisation would, by the database's own rules: what comes back is what they see.
 * For explanations only; nothing may be written in `look`.
 */
export async function throughEyesOf<T>(
  ctx: Ctx,
  person: { id: string; role: string },
  look: (tx: Ctx['tx']) => Promise<T>,
): Promise<T> {
  await be(ctx, person);
  const seen = await look(ctx.tx);
  // After an error the transaction is lost, and the settings with it.
  await be(ctx, { id: ctx.personId, role: ctx.role });
  return seen;
}

async function be(ctx: Ctx, { id, role }: { id: string; role: string }): Promise<void> {
  await ctx.tx.execute(sql`select set_config('app.person_id', ${id}, true), set_config('app.role', ${role}, true)`);
}
