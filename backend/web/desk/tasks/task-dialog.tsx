import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { TaskFormFields } from './task-fields.js';
import { type TaskFields, useTasks } from './use-tasks.js';

/** A new task for a customer. What was typed waits until it is created. */
export function TaskDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { person } = useMe();
  const { create } = useTasks();
  const empty: TaskFields = { title: '', body: '', assigneeId: person.id, dueOn: null, status: 'todo', shared: false };
  const { value, change, clear } = useDraft(`new-task.${customerId}`, empty);
  const incomplete = value.title.trim() === '';
  const submit = useSubmit({
    send: async () => (incomplete ? null : create(customerId, value)),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('tasks.new')}
      submitLabel={t('tasks.create')}
      incomplete={incomplete}
      onClose={onClose}
      {...submit}
    >
      <TaskFormFields value={value} change={change} />
    </FormDialog>
  );
}
