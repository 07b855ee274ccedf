import type { ApiInputs } from '../../api/create-api.js';
import type { InteractionKind } from '../../interactions/kinds.js';
import type { Place } from '../place.js';

export interface LogDraft {
  kind: InteractionKind;
  note: string;
  /** Local date and time as the browser's field writes it; empty for now. */
  at: string;
  next: string;
  nextOn: string;
}

export function logInput(draft: LogDraft, place: Place, hasNext: boolean): ApiInputs['interactions']['log'] {
  const title = draft.next.trim();
  return {
    customerId: place.customer.id,
    kind: draft.kind,
    ...(place.reference ? { thread: place.reference } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    ...(draft.at ? { occurredAt: new Date(draft.at).toISOString() } : {}),
    ...(hasNext && title ? { followUp: { title, dueOn: draft.nextOn } } : {}),
  };
}
