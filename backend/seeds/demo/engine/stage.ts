import { sql } from 'drizzle-orm';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../../../src/platform/db/in-org.js';
import { type PersonKey, people } from '../cast/people.js';
import { type Calendar, calendarAt } from './calendar.js';

/** On which the demo world is played: every act has somebody who does it and a moment at which it is done. */
export interface Stage {
  orgId: string;
  calendar: Calendar;
  /** The ids of the people, filled in as they join. */
  personIds: Map<PersonKey, string>;
  /** The product itself, at a moment. */
  asSystem(at: Date, source?: Origin['source']): Promise<Ctx>;
  /** A person of the team, at a moment, with that person's rights. */
  as(person: PersonKey, at: Date, source?: Origin['source']): Promise<Ctx>;
}

/** Opens one transaction for the whole world, so that it is there completely or not at all. */
export function onStage<T>(runtime: Runtime, orgId: string, play: (stage: Stage) => Promise<T>): Promise<T> {
  return inOrg(runtime, systemOf(orgId), (ctx) => {
    prepareEverything(ctx);
    const personIds = new Map<PersonKey, string>();
    const take = castingIn(ctx);
    return play({
      orgId,
      calendar: calendarAt(ctx.now),
      personIds,
      asSystem: (at, source = 'automation') => take(systemOf(orgId), at, source),
      as: (person, at, source = 'desk') => {
        const actor = { ...systemOf(orgId), personId: personIds.get(person) ?? '', role: people[person].role };
        return take(actor, at, source);
      },
    });
  });
}

/** Hands the transaction from one actor to the next, for the database as well as for the services. */
function castingIn(ctx: Ctx) {
  let current = `${ctx.role} ${ctx.personId}`;
  return async (actor: Actor, now: Date, source: Origin['source']): Promise<Ctx> => {
    const wanted = `${actor.role} ${actor.personId}`;
    if (wanted !== current) {
      current = wanted;
      await ctx.tx.execute(sql`select set_config('app.person_id', ${actor.personId}, true),
        set_config('app.role', ${actor.role}, true)`);
    }
    return { ...ctx, ...actor, now, origin: { source, ip: null, requestId: null } };
  };
}

interface Client {
  unsafe(query: string, parameters: unknown[], options?: { prepare: boolean }): unknown;
}

export const counted = { n: 0, texts: new Map<string, number>() };
/**
 * The same few hundred statements run thousands of times here: planned once each, the world stands in a third of the
 * time. The object-relational mapper asks for plans only by name, so its connection is asked in its stead.
 */
function prepareEverything({ tx }: Ctx): void {
  const { client } = (tx as unknown as { session: { client: Client } }).session;
  const { unsafe } = client;
  client.unsafe = (query, parameters) => {
    counted.n++;
    counted.texts.set(query, (counted.texts.get(query) ?? 0) + 1);
    return unsafe(query, parameters, { prepare: process.env.NOPREP === undefined });
  };
}
