import type { EventName } from '@threadline/shared/kernel/event-names';
import type { DomainEvent } from '../platform/events/domain-event.js';
import type { NoteRow } from './queries.js';

/** What note events tell: never a word of the note. */
export interface NoteFacts {
  sensitive: boolean;
  taskId: string | null;
  /** Ids of the people mentioned for the first time. */
  mentions: string[];
}

type NoteEventName = Extract<EventName, `note.${string}`>;
type Told = Pick<NoteRow, 'id' | 'customerId' | 'threadId' | 'taskId' | 'sensitive' | 'body'>;

/** An event about a note as it is after the change; its words go to the index only. */
export function noteEvent(name: NoteEventName, note: Told, mentions: string[] = []): DomainEvent {
  const facts: NoteFacts = { sensitive: note.sensitive, taskId: note.taskId, mentions };
  return {
    name,
    subject: { type: 'note', id: note.id },
    customerId: note.customerId,
    threadId: note.threadId,
    data: { ...facts },
    searchable: note.body,
  };
}
