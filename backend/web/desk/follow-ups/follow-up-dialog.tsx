import { DateField } from '@threadline/shared/ui/date-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import { useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

/** A promise to a customer, with the day on which to keep it. */
export function FollowUpDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { value, change, incomplete, submit } = useFollowUpForm(customerId, onClose);
  return (
    <FormDialog
      title={t('followUps.new')}
      submitLabel={t('followUps.create')}
      incomplete={incomplete}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('followUps.title')}
        placeholder={t('followUps.nextHint')}
        maxLength={200}
        required
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <DateField label={t('followUps.due')} required value={value.dueOn} onChange={(dueOn) => change({ dueOn })} />
      <PersonField
        label={t('tasks.assignee')}
        personId={value.assigneeId}
        onChange={(assigneeId) => change({ assigneeId })}
      />
    </FormDialog>
  );
}

function useFollowUpForm(customerId: string, onClose: () => void) {
  const { t } = useTranslation('desk');
  const { person } = useMe();
  const write = useWrite();
  const empty = { title: '', dueOn: '', assigneeId: person.id as string | null };
  const { value, change, clear } = useDraft(`new-follow-up.${customerId}`, empty);
  const { title, dueOn, assigneeId } = value;
  const touches = { about: 'follow_up', customerId };
  const input = { customerId, title, dueOn, ...(assigneeId ? { assigneeId } : {}) };
  const submit = useSubmit({
    send: async () =>
      write({
        send: (api, options) => api.followUps.create.mutate(input, options),
        touches,
        quiet: true,
        done: t('followUps.created'),
        undo: ({ id }) => ({ send: (api, options) => api.followUps.remove.mutate({ id }, options), touches }),
      }),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return { value, change, submit, incomplete: title.trim() === '' || dueOn === '' };
}
