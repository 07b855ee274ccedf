import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';

type OrganisationEvent = Extract<EventName, `organisation.${string}`>;

/** What these events tell; nothing of what the organisation holds. */
export interface OrganisationFacts {
  name?: string;
  changed?: string[];
  from?: Record<string, string>;
  to?: Record<string, string>;
  /** From when on nothing of it is left. */
  purgesAt?: string;
  /** The owner who took its deletion back. */
  takenBackBy?: string | null;
}

/** Records that something happened to the organisation itself. */
export async function tell(ctx: Ctx, name: OrganisationEvent, facts: OrganisationFacts): Promise<void> {
  await record(ctx, { name, subject: { type: 'organisation', id: ctx.orgId }, data: { ...facts } });
}
