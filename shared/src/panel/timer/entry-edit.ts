import type { ApiInputs } from '../../api/create-api.js';
import type { TimeEntry } from '../../time/schema.js';

/** A time entry as its form holds it; times are local, as the browser's field writes them: `2026-03-31T14:05`. */
export interface EntryEdit {
  category: TimeEntry['category'];
  billable: boolean;
  note: string;
  startedAt: string;
  endedAt: string;
}

export function entryEditOf({ category, billable, note, startedAt, endedAt }: TimeEntry): EntryEdit {
  return { category, billable, note, startedAt: localMinute(startedAt), endedAt: endedAt ? localMinute(endedAt) : '' };
}

/** Only what differs is sent. A time that was not touched keeps its seconds. */
export function changedEntryFields(entry: TimeEntry, edit: EntryEdit): Omit<ApiInputs['time']['edit'], 'id'> {
  const was = entryEditOf(entry);
  const note = edit.note.trim();
  return {
    ...(edit.category === was.category ? {} : { category: edit.category }),
    ...(edit.billable === was.billable ? {} : { billable: edit.billable }),
    ...(note === was.note ? {} : { note }),
    ...(edit.startedAt === was.startedAt ? {} : { startedAt: new Date(edit.startedAt).toISOString() }),
    ...(edit.endedAt === was.endedAt || !edit.endedAt ? {} : { endedAt: new Date(edit.endedAt).toISOString() }),
  };
}

function localMinute(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
