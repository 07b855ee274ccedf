import { taskStatuses } from '@threadline/shared/tasks/choices';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { DateField } from '@threadline/shared/ui/date-field';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import type { TaskFields } from './use-tasks.js';

export interface TaskFieldsProps {
  value: TaskFields;
  change: (fields: Partial<TaskFields>) => void;
  /** Read-only for those who may not change it. */
  disabled?: boolean;
}

/** The fields of a task, for a new one and a standing one alike. */
export function TaskFormFields({ value, change, disabled }: TaskFieldsProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <TextField
        label={t('tasks.title')}
        required
        maxLength={200}
        disabled={disabled}
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        label={t('tasks.body')}
        optional
        rows={3}
        disabled={disabled}
        value={value.body}
        onChange={(event) => change({ body: event.target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <PersonField
          label={t('tasks.assignee')}
          personId={value.assigneeId}
          disabled={disabled}
          onChange={(assigneeId) => change({ assigneeId })}
        />
        <SelectField
          label={t('tasks.status')}
          value={value.status}
          disabled={disabled}
          onChange={(status) => change({ status })}
          options={taskStatuses.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
        />
      </div>
      <DateField
        label={t('tasks.due')}
        optional
        quick={!disabled}
        value={value.dueOn ?? ''}
        onChange={(day) => change({ dueOn: day || null })}
      />
      <Checkbox
        label={t('tasks.shared')}
        checked={value.shared}
        disabled={disabled}
        onChange={(shared) => change({ shared })}
      />
    </>
  );
}
