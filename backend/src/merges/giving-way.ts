import { sql } from 'drizzle-orm';
import { hasCode } from '../platform/db/database-away.js';
import type { Ctx } from '../platform/db/in-org.js';
import { Conflict } from '../platform/errors.js';

/** Shorter than the second after which the database looks for a deadlock: this side gives way, and no writer fails. */
const patienceMilliseconds = 400;
const mostTries = 20;

/**
 * Runs work that locks much, within a savepoint. Where somebody holds what it needs and waits for what it has, it lets
 * everything go, waits a moment and begins anew.
 */
export async function givingWay<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ctx.tx.transaction(async (tx) => {
        await setPatience({ ...ctx, tx }, `${patienceMilliseconds}ms`);
        const result = await work({ ...ctx, tx });
        await setPatience({ ...ctx, tx }, '0');
        return result;
      });
    } catch (error) {
      if (!isHeldUp(error)) throw error;
      if (tries === mostTries)
        throw new Conflict(
          'Others are writing to these records without a pause. Nothing was changed; try again later.',
        );
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
    }
  }
}

async function setPatience(ctx: Ctx, time: string): Promise<void> {
  await ctx.tx.execute(sql`select set_config('lock_timeout', ${time}, true)`);
}

const isHeldUp = (error: unknown): boolean => hasCode(error, ['55P03', '40P01']);
