import { useTranslation } from 'react-i18next';
import { taskStatuses } from '../../tasks/choices.js';
import type { Task } from '../../tasks/schema.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { DateField } from '../../ui/date-field.js';
import { TrashIcon } from '../../ui/icons/actions.js';
import { SelectField } from '../../ui/select-field.js';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { AssigneeField } from '../forms/assignee-field.js';
import { InlineForm } from '../forms/inline-form.js';
import { changedFields, type TaskEdit, taskEditOf } from './task-edit.js';
import { useTaskWrites } from './use-task-writes.js';

/** Everything of a task, to be changed in place. */
export default function TaskDetails({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const { update, remove } = useTaskWrites(task);
  const draft = useDraft<TaskEdit>(`edit-task|${task.id}`, taskEditOf(task));
  const { value, change } = draft;
  const save = async () => {
    const fields = changedFields(task, value);
    if (Object.keys(fields).length > 0) await update(fields);
    draft.clear();
    onClose();
  };
  if (!task.abilities.update)
    return <p className="whitespace-pre-wrap break-words px-2 pb-2 text-soft">{task.body || t('tasks.noText')}</p>;
  return (
    <div className="px-2 pt-1 pb-3">
      <InlineForm label={t('tasks.edit')} onSubmit={save} onClose={onClose} disabled={!value.title.trim()}>
        <TextField
          label={t('tasks.title')}
          autoFocus
          maxLength={200}
          value={value.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={t('tasks.body')}
          optional
          value={value.body}
          onChange={(event) => change({ body: event.target.value })}
        />
        <DateField label={t('forms.due')} optional value={value.dueOn} onChange={(dueOn) => change({ dueOn })} />
        <div className="flex gap-2">
          <AssigneeField
            current={task.assignee}
            value={value.assigneeId}
            onChange={(assigneeId) => change({ assigneeId })}
          />
          <SelectField
            className="flex-1"
            label={t('tasks.status')}
            value={value.status}
            options={taskStatuses.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
            onChange={(status) => change({ status })}
          />
        </div>
        <Checkbox label={t('tasks.shared')} checked={value.shared} onChange={(shared) => change({ shared })} />
      </InlineForm>
      {task.abilities.remove && (
        <Button
          variant="quiet"
          size="small"
          data-act="d"
          className="mt-2"
          icon={<TrashIcon size={14} />}
          onClick={() => void remove()}
        >
          {t('tasks.remove')}
        </Button>
      )}
    </div>
  );
}
