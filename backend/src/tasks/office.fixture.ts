import type { Stage } from '@threadline/shared/customers/choices';
import { and, asc, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type TestOrganisation, type TestWorld, useWorld } from '../../test/world.js';
import { assignments, customers } from '../customers/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { auditLog, events } from '../platform/events/schema.js';

interface CustomerOptions {
  name?: string;
  stage?: Stage;
  /** The organisation's member alone unless told. */
  assigned?: Actor[];
}

export interface Office extends TestWorld {
  /** A customer with the people who work with it; returns its id. */
  customer(org: TestOrganisation, options?: CustomerOptions): Promise<string>;
  /** What is recorded of an object, oldest first; refuses an event without its audit row. */
  told(org: TestOrganisation, subjectId: string): Promise<(typeof events.$inferSelect)[]>;
}

/** A world in which customers exist. */
export function useOffice(): Office {
  const world = useWorld();
  return Object.assign(Object.create(world) as TestWorld, {
    customer: async (org: TestOrganisation, options: CustomerOptions = {}) => {
      const id = newId();
      await world.as(org.system, async (ctx) => {
        const { name = 'Acme', stage = 'growth', assigned = [org.member] } = options;
        await ctx.tx.insert(customers).values({ orgId: org.id, id, name, stage, createdAt: ctx.now });
        for (const { personId } of assigned) {
          const row = { orgId: org.id, customerId: id, personId, kind: 'assigned', createdAt: ctx.now } as const;
          await ctx.tx.insert(assignments).values(row);
        }
      });
      return id;
    },
    told: (org: TestOrganisation, subjectId: string) =>
      world.as(org.system, async (ctx) => {
        const rows = await ctx.tx
          .select({ event: events, audited: auditLog.eventId })
          .from(events)
          .leftJoin(auditLog, and(eq(auditLog.orgId, events.orgId), eq(auditLog.eventId, events.id)))
          .where(and(eq(events.orgId, org.id), eq(events.subjectId, subjectId)))
          .orderBy(asc(events.seq));
        if (rows.some((row) => row.audited === null)) throw new Error('An event has no audit row.');
        return rows.map((row) => row.event);
      }),
  });
}
