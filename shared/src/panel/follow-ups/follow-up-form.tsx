import { useTranslation } from 'react-i18next';
import { addDays } from '../../kernel/calendar.js';
import { DateField } from '../../ui/date-field.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { AssigneeField } from '../forms/assignee-field.js';
import { formDraft } from '../forms/form-names.js';
import { InlineForm } from '../forms/inline-form.js';
import { useToday } from '../forms/use-today.js';
import { useWrite } from '../offline/use-write.js';
import { usePanel } from '../panel-context.js';
import { aboutPlace, usePlace } from '../place.js';

export default function FollowUpForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const place = usePlace();
  const write = useWrite();
  const empty = { title: '', dueOn: addDays(useToday(), 1), assigneeId: me.person.id };
  const draft = useDraft(formDraft('follow_up', place.key), empty);
  const { value, change } = draft;
  const title = value.title.trim();
  const save = async () => {
    const input = { customerId: place.customer.id, title, dueOn: value.dueOn, assigneeId: value.assigneeId };
    await write(
      { path: 'followUps.create', input, text: title, ...aboutPlace(place) },
      { message: t('followUps.created'), reverse: (made) => [{ path: 'followUps.remove', input: { id: made.id } }] },
    );
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('quick.follow_up')} onSubmit={save} onClose={onClose} disabled={!title || !value.dueOn}>
      <TextField
        label={t('followUps.title')}
        autoFocus
        maxLength={200}
        placeholder={t('followUps.placeholder')}
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <DateField label={t('forms.due')} value={value.dueOn} onChange={(dueOn) => change({ dueOn })} />
      <AssigneeField required value={value.assigneeId} onChange={(id) => change({ assigneeId: id ?? me.person.id })} />
    </InlineForm>
  );
}
