import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.js';
import { DateField } from '../../ui/date-field.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { AssigneeField } from '../forms/assignee-field.js';
import { formDraft } from '../forms/form-names.js';
import { InlineForm } from '../forms/inline-form.js';
import { useWrite } from '../offline/use-write.js';
import { usePanel } from '../panel-context.js';
import { aboutPlace, usePlace } from '../place.js';

interface TaskDraft {
  title: string;
  dueOn: string;
  assigneeId: string | null;
  shared: boolean;
}

export default function TaskForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const place = usePlace();
  const write = useWrite();
  const empty: TaskDraft = { title: '', dueOn: '', assigneeId: me.person.id, shared: false };
  const draft = useDraft(formDraft('task', place.key), empty);
  const { value, change } = draft;
  const save = async () => {
    const { assigneeId, shared } = value;
    const title = value.title.trim();
    const thread = place.reference ? { thread: place.reference } : {};
    const input = { customerId: place.customer.id, title, assigneeId, shared, dueOn: value.dueOn || null, ...thread };
    await write(
      { path: 'tasks.create', input, text: title, ...aboutPlace(place) },
      { message: t('tasks.created'), reverse: (task) => [{ path: 'tasks.remove', input: { id: task.id } }] },
    );
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('quick.task')} onSubmit={save} onClose={onClose} disabled={!value.title.trim()}>
      <TextField
        label={t('tasks.title')}
        autoFocus
        maxLength={200}
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <DateField label={t('forms.due')} optional value={value.dueOn} onChange={(dueOn) => change({ dueOn })} />
      <AssigneeField value={value.assigneeId} onChange={(assigneeId) => change({ assigneeId })} />
      <Checkbox label={t('tasks.shared')} checked={value.shared} onChange={(shared) => change({ shared })} />
    </InlineForm>
  );
}
