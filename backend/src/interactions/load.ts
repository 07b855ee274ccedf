import type { Interaction } from '@threadline/shared/interactions/schema';
import { followUpOf } from '../follow-ups/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { authorise } from '../platform/policy/authorise.js';
import { findInteraction, type InteractionRow } from './queries.js';

/** An interaction that the actor may change: one's own, or anyone's for owner and admin. Removed ones included. */
export async function loadToEdit(ctx: Ctx, id: string): Promise<InteractionRow> {
  const row = await findInteraction(ctx, id);
  if (!row) throw new NotFound('interaction');
  authorise(ctx, 'interaction.edit', row);
  return row;
}

/** The interaction as replies carry it. */
export async function readInteraction(ctx: Ctx, id: string): Promise<Interaction & { removed: boolean }> {
  const row = await findInteraction(ctx, id);
  if (!row) throw new NotFound('interaction');
  return {
    id: row.id,
    customerId: row.customerId,
    threadId: row.threadId,
    kind: row.kind,
    note: row.note,
    occurredAt: row.occurredAt.toISOString(),
    person: row.personId ? { id: row.personId, name: row.personName ?? '' } : null,
    followUp: await followUpOf(ctx, row.id),
    removed: row.removedAt !== null,
  };
}
