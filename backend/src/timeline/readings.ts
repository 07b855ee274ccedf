import { previewOf } from '@threadline/shared/timeline/preview';
import type { TimelineKind } from '@threadline/shared/timeline/schema';
import type { InteractionFacts } from '../interactions/events.js';
import type { MeetingFacts } from '../meetings/events.js';
import type { NoteFacts } from '../notes/events.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { ToldEvent } from '../platform/events/domain-event.js';
import type { TimeFacts } from '../time/events.js';
import { addEntry, changeEntries, searchVectorOf } from './entries.js';

/** How events become entries: one function per kind of thing that people do. */
export type Reading = (ctx: Ctx, event: ToldEvent) => Promise<void>;

// Text of a person is a fact of the event; it may be missing in events of older versions.
const textOf = (event: ToldEvent, field: string) => String(event.data?.[field] ?? '');

const factsOf = <Facts>(event: ToldEvent) => (event.data ?? {}) as Partial<Facts>;

/** An entry of the given kind that shows the fact `title` or `name`. */
export function entry(kind: TimelineKind): Reading {
  return async (ctx, event) => {
    if (!event.customerId) return;
    const title = textOf(event, 'title') || textOf(event, 'name');
    await addEntry(ctx, event, { customerId: event.customerId, kind, title });
  };
}

/** A step of a task; contractors find it through the task. */
export async function readTask(ctx: Ctx, event: ToldEvent): Promise<void> {
  if (!event.customerId) return;
  const taskId = event.subject.id;
  await addEntry(ctx, event, { customerId: event.customerId, kind: 'task', title: textOf(event, 'title'), taskId });
}

/** Only a new day or a new state of a task is news for the customer's timeline. */
export async function readTaskUpdate(ctx: Ctx, event: ToldEvent): Promise<void> {
  const changed = event.data?.changed;
  if (Array.isArray(changed) && changed.some((field) => field === 'dueOn' || field === 'status'))
    await readTask(ctx, event);
}

/** A step of a follow-up, with the reason or the resolution. */
export async function readFollowUp(ctx: Ctx, event: ToldEvent): Promise<void> {
  if (!event.customerId) return;
  const title = textOf(event, 'title');
  await addEntry(ctx, event, { customerId: event.customerId, kind: 'follow_up', title, words: event.searchable });
}

/** A call, meeting or the like, at the time it took place. */
export async function readInteraction(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { kind } = factsOf<InteractionFacts>(event);
  if (!event.customerId || !kind) return;
  const words = event.searchable;
  await addEntry(ctx, event, {
    customerId: event.customerId,
    kind,
    title: previewOf(words) ?? '',
    words,
    customerFacing: true,
  });
}

/** What a mail says of a meeting, seen by those who see the mail. */
export async function readMeeting(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { ownerId = null } = factsOf<MeetingFacts>(event);
  if (!event.customerId) return;
  await addEntry(ctx, event, {
    ...{ customerId: event.customerId, kind: 'meeting', title: event.searchable ?? '' },
    ...{ customerFacing: true, system: false, visibleTo: ownerId, actorId: null },
  });
}

/** The one entry of an interaction, rewritten in place. */
export async function readInteractionEdit(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { kind, occurredAt } = factsOf<InteractionFacts>(event);
  if (!kind || !occurredAt) return;
  const words = event.searchable;
  const preview = previewOf(words);
  const change = { kind, at: new Date(occurredAt), title: preview ?? '', preview, search: searchVectorOf({ words }) };
  await changeEntries(ctx, event, change);
}

/** A note leaves no text here: readers get it from the notes themselves, under the notes' own protection. */
export async function readNote(ctx: Ctx, event: ToldEvent): Promise<void> {
  if (!event.customerId) return;
  const { sensitive = false, taskId = null } = factsOf<NoteFacts>(event);
  const hiddenWords = event.searchable;
  await addEntry(ctx, event, { customerId: event.customerId, kind: 'note', hiddenWords, sensitive, taskId });
}

export async function readNoteEdit(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { sensitive = false } = factsOf<NoteFacts>(event);
  await changeEntries(ctx, event, { sensitive, search: searchVectorOf({ hiddenWords: event.searchable }) });
}

/** Tracked time, shown to the person alone. */
export async function readTime(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { personId, taskId = null, endedAt } = factsOf<TimeFacts>(event);
  if (!event.customerId || !personId || !endedAt) return;
  const words = event.searchable;
  const title = previewOf(words) ?? '';
  const text = { customerId: event.customerId, kind: 'time_entry' as const, title };
  await addEntry(ctx, event, { ...text, at: new Date(endedAt), visibleTo: personId, taskId });
}

export async function readTimeEdit(ctx: Ctx, event: ToldEvent): Promise<void> {
  const { endedAt } = factsOf<TimeFacts>(event);
  if (!endedAt) return;
  const title = previewOf(event.searchable) ?? '';
  await changeEntries(ctx, event, { at: new Date(endedAt), title, search: searchVectorOf({ title }) });
}

/** A new stage of the customer's life, told by the stage itself. */
export async function readStage(ctx: Ctx, event: ToldEvent): Promise<void> {
  if (!event.customerId) return;
  await addEntry(ctx, event, { customerId: event.customerId, kind: 'stage_change', title: textOf(event, 'to') });
}
