import type { editNote as input, Note } from '@threadline/shared/notes/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { readNote } from '../answer.js';
import { noteEvent } from '../events.js';
import { requireReaders } from '../mentions.js';
import { requireContractorLimits } from '../policy.js';
import { changeNote, findNote, mentionsOf, type NoteRow, setMentions } from '../queries.js';

/** Rewrites a note. If somebody was faster, it ends with Conflict and their version, so that both texts survive. */
export async function editNote(ctx: Ctx, wanted: z.output<typeof input>): Promise<Note> {
  const row = await loadToEdit(ctx, wanted.id);
  if (row.removedAt) throw new NotFound('note');
  if (wanted.version !== row.version) throw await outdated(ctx, row.id);
  const change = { body: wanted.body, sensitive: wanted.sensitive ?? row.sensitive };
  requireContractorLimits(ctx, { ...row, ...change });
  const before = (await mentionsOf(ctx, [row.id])).get(row.id)?.map((person) => person.id) ?? [];
  const fresh = await requireReaders(ctx, wanted.mentions?.filter((id) => !before.includes(id)) ?? [], {
    ...row,
    ...change,
  });
  if (!(await changeNote(ctx, row, { ...change, editedAt: ctx.now }))) throw await outdated(ctx, row.id);
  if (wanted.mentions) await setMentions(ctx, row.id, [...new Set(wanted.mentions)]);
  await record(ctx, noteEvent('note.edited', { ...row, ...change }, fresh));
  return readNote(ctx, row.id);
}

/** Takes a note out of sight; `restoreNote` brings it back. Repeating it changes nothing. */
export function removeNote(ctx: Ctx, { id }: { id: string }): Promise<Note> {
  return setRemoved(ctx, id, true);
}

/** Brings a removed note back. Repeating it changes nothing. */
export function restoreNote(ctx: Ctx, { id }: { id: string }): Promise<Note> {
  return setRemoved(ctx, id, false);
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<Note> {
  const row = await loadToEdit(ctx, id);
  if ((row.removedAt !== null) !== removed) {
    if (!(await changeNote(ctx, row, { removedAt: removed ? ctx.now : null }))) throw await outdated(ctx, id);
    await record(ctx, noteEvent(removed ? 'note.removed' : 'note.restored', row));
  }
  return readNote(ctx, id);
}

async function loadToEdit(ctx: Ctx, id: string): Promise<NoteRow> {
  const row = await findNote(ctx, id);
  if (!row) throw new NotFound('note');
  authorise(ctx, 'note.edit', { personId: row.authorId });
  return row;
}

async function outdated(ctx: Ctx, id: string): Promise<Conflict> {
  const current = await readNote(ctx, id);
  const sentence = 'Somebody has changed this note in the meantime. Compare both texts, then save the one you want.';
  return new Conflict(sentence, { details: { current } });
}
