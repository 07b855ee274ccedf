import type { Interaction, editInteraction as input } from '@threadline/shared/interactions/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { interactionEvent } from '../events.js';
import { loadToEdit, readInteraction } from '../load.js';
import { occurredAtOf } from '../occurred-at.js';
import { changeInteraction } from '../queries.js';

/** Corrects kind, note or time of an interaction. */
export async function editInteraction(ctx: Ctx, wanted: z.output<typeof input>): Promise<Interaction> {
  const row = await loadToEdit(ctx, wanted.id);
  if (row.removedAt) throw new NotFound('interaction');
  const occurredAt = wanted.occurredAt === undefined ? row.occurredAt : occurredAtOf(wanted.occurredAt, ctx.now);
  const change = { kind: wanted.kind ?? row.kind, note: wanted.note ?? row.note, occurredAt };
  await changeInteraction(ctx, row.id, change);
  await record(ctx, interactionEvent('interaction.edited', { ...row, ...change }));
  return readInteraction(ctx, row.id);
}

/** Takes an interaction out of sight; its follow-up stays. Repeating it changes nothing. */
export function removeInteraction(ctx: Ctx, { id }: { id: string }): Promise<Interaction> {
  return setRemoved(ctx, id, true);
}

/** Brings a removed interaction back. Repeating it changes nothing. */
export function restoreInteraction(ctx: Ctx, { id }: { id: string }): Promise<Interaction> {
  return setRemoved(ctx, id, false);
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<Interaction> {
  const row = await loadToEdit(ctx, id);
  if ((row.removedAt !== null) !== removed) {
    await changeInteraction(ctx, id, { removedAt: removed ? ctx.now : null });
    await record(ctx, interactionEvent(removed ? 'interaction.removed' : 'interaction.restored', row));
  }
  return readInteraction(ctx, id);
}
