import type { Task } from '@threadline/shared/tasks/schema';
import { Button } from '@threadline/shared/ui/button';
import { Drawer } from '@threadline/shared/ui/drawer';
import { TrashIcon } from '@threadline/shared/ui/icons/actions';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesButton } from '../access/who-sees-this.js';
import { SharingOfTask } from '../sharing/sharing-of-task.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { TaskFormFields } from './task-fields.js';
import { type TaskFields, useTasks } from './use-tasks.js';

/** Reads and edits a task beside the page. */
export function TaskDrawer({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const form = useTaskForm(task, onClose);
  const { remove } = useTasks();
  const removeNow = () => {
    onClose();
    void remove(task);
  };
  const footer = (
    <>
      {task.abilities.remove ? (
        <Button variant="quiet" icon={<TrashIcon />} onClick={removeNow} className="mr-auto">
          {t('tasks.remove')}
        </Button>
      ) : null}
      <Button onClick={onClose}>{t('forms.close')}</Button>
      {task.abilities.update ? (
        <Button variant="primary" busy={form.busy} disabled={!form.kept} onClick={form.onSubmit} shortcut="mod+enter">
          {t('forms.save')}
        </Button>
      ) : null}
    </>
  );
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('tasks.one')} footer={footer}>
      {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          form.onSubmit();
        }}
        onKeyDown={(event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey) && form.onSubmit()}
      >
        <TaskFormFields value={form.value} change={form.change} disabled={!task.abilities.update} />
      </form>
      <SharingOfTask task={task} />
      <p className="flex items-center gap-1 text-faint text-small">
        <WhoSeesButton thing={{ kind: 'task', id: task.id }} name={task.title} />
        {t('tasks.createdBy', { name: task.createdBy?.name ?? t('notes.formerColleague') })}{' '}
        <RelativeTime at={task.createdAt} />
      </p>
    </Drawer>
  );
}

/** Sends only what was changed, so that two people changing different fields do not meet. */
function useTaskForm(task: Task, onClose: () => void) {
  const { change: save } = useTasks();
  const [opened] = useState(task);
  const draft = useDraft<Partial<TaskFields>>(`task.${task.id}`, {});
  const value: TaskFields = { ...opened, ...draft.value };
  const submit = useSubmit({
    send: async () => (value.title.trim() ? save(task, draft.value, opened.version) : null),
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  return { ...submit, value, change: draft.change, kept: draft.kept };
}
