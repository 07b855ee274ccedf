import { type FormName, formDraft, openFormDraft } from '../forms/form-names.js';
import { editDraftName } from '../notes/edit-draft.js';
import { placeKey } from '../place.js';
import type { Write } from './write.js';

export type DraftToSet = readonly [name: string, draft: object];

/** The drafts that put a refused write back into the form it came from; null where it came from none. */
export function backToForm(write: Write): readonly DraftToSet[] | null {
  switch (write.path) {
    case 'notes.write':
      return reopened(write, 'note', { body: write.input.body, sensitive: write.input.sensitive ?? false });
    case 'notes.edit': {
      const { id, body, version, sensitive } = write.input;
      return [[editDraftName(id), { open: true, body, version, sensitive: sensitive ?? false }]];
    }
    case 'tasks.create': {
      const { title, dueOn, assigneeId, shared } = write.input;
      return reopened(write, 'task', {
        title,
        dueOn: dueOn ?? '',
        assigneeId: assigneeId ?? null,
        shared: shared ?? false,
      });
    }
    case 'followUps.create': {
      const { title, dueOn, assigneeId } = write.input;
      return reopened(write, 'follow_up', { title, dueOn, ...(assigneeId ? { assigneeId } : {}) });
    }
    case 'interactions.log': {
      const { kind, note = '', followUp } = write.input;
      return reopened(write, 'log', {
        kind,
        note,
        next: followUp?.title ?? '',
        ...(followUp ? { nextOn: followUp.dueOn } : {}),
      });
    }
    default:
      return null;
  }
}

function reopened(write: Write, form: FormName, fields: object): readonly DraftToSet[] | null {
  if (!write.threadKey || !write.customerId) return null;
  const key = placeKey(write.threadKey, write.customerId);
  return [
    [formDraft(form, key), fields],
    [openFormDraft(key), { form }],
  ];
}
