import { sql } from 'drizzle-orm';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../../../src/platform/db/in-org.js';
import { type PersonKey, people } from '../cast/people.js';
import { type Calendar, calendarAt } from './calendar.js';
import { prepareStatements } from './prepare-statements.js';

/** One of the team, or the product itself, which stores mail by itself. */
export type Player = PersonKey | 'system';

/** On which the demo world is played: every act has somebody who does it and a moment at which it is done. */
export interface Stage {
  orgId: string;
  calendar: Calendar;
  /** The ids of the people, filled in as they join. */
  personIds: Map<PersonKey, string>;
  /** Hands the stage to a player, with that player's rights only, until the next one enters. */
  enter(player: Player): Promise<(at: Date, source?: Origin['source']) => Ctx>;
}

/** Opens one transaction for the whole world, so that it is there completely or not at all. */
export function onStage<T>(runtime: Runtime, orgId: string, play: (stage: Stage) => Promise<T>): Promise<T> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    await prepareStatements(ctx);
    const personIds = new Map<PersonKey, string>();
    const actorOf = (player: Player): Actor =>
      player === 'system'
        ? systemOf(orgId)
        : { ...systemOf(orgId), personId: personIds.get(player) ?? '', role: people[player].role };
    const enter = async (player: Player) => {
      const actor = actorOf(player);
      await ctx.tx.execute(sql`select set_config('app.person_id', ${actor.personId}, true),
        set_config('app.role', ${actor.role}, true)`);
      return (now: Date, source: Origin['source'] = 'desk'): Ctx => {
        return { ...ctx, ...actor, now, origin: { source, ip: null, requestId: null } };
      };
    };
    return play({ orgId, calendar: calendarAt(ctx.now), personIds, enter });
  });
}
