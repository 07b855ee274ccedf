import type { EventName } from '@threadline/shared/kernel/event-names';
import type { HandedKind } from '@threadline/shared/team/holding';
import type { Ctx } from '../platform/db/in-org.js';
import { record, recordAll } from '../platform/events/record.js';

type InvitationEvent = Extract<EventName, `invitation.${string}`>;
type PersonEvent = Extract<EventName, `person.${string}`>;

/** What every event of a person tells. Addresses stay out of it. */
export interface PersonFacts {
  name: string;
  role?: string;
  from?: string;
  to?: string;
  unit?: string | null;
  approverId?: string | null;
  invitedBy?: string;
  /** How much of each kind went to successors. */
  handed?: Record<string, number>;
  /** How much of each kind came back to them. */
  returned?: Record<string, number>;
  /** The person who took over, by kind. */
  successors?: Partial<Record<HandedKind, string>>;
}

/** Records that something happened to a colleague. Live streams listen to cuts of role and end. */
export async function tell(ctx: Ctx, name: PersonEvent, person: { id: string; facts: PersonFacts }): Promise<void> {
  await record(ctx, { name, subject: { type: 'person', id: person.id }, data: { ...person.facts } });
}

/** Records that these colleagues have another approver now. */
export async function tellPlaced(
  ctx: Ctx,
  placed: readonly { id: string; name: string; unit: string | null; approverId: string | null }[],
): Promise<void> {
  await recordAll(
    ctx,
    placed.map(({ id, name, unit, approverId }) => ({
      name: 'person.placed' as const,
      subject: { type: 'person', id },
      data: { name, unit, approverId },
    })),
  );
}

/** Records that something happened to an invitation; whom it was mailed to stands in the invitation alone. */
export async function tellOfInvitation(
  ctx: Ctx,
  name: InvitationEvent,
  { id, role, name: invited }: { id: string; role: string; name: string | null },
): Promise<void> {
  await record(ctx, { name, subject: { type: 'invitation', id }, data: { role, name: invited } });
}
