import { useTranslation } from 'react-i18next';
import { addDays } from '../../kernel/calendar.js';
import type { MailPromise } from '../../promises/schema.js';
import { DateField } from '../../ui/date-field.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { AssigneeField } from '../forms/assignee-field.js';
import { InlineForm } from '../forms/inline-form.js';
import { useToday } from '../forms/use-today.js';
import { useWrite } from '../offline/use-write.js';
import { usePanel } from '../panel-context.js';
import { aboutPlace, usePlace } from '../place.js';

const longestTitle = 200;

/** The follow-up that a promise suggests, filled in and open to change. */
export default function PromiseForm({ promise, onClose }: { promise: MailPromise; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const place = usePlace();
  const write = useWrite();
  const today = useToday();
  const { id, sentence, dueOn } = promise;
  const due = dueOn && dueOn >= today ? dueOn : addDays(today, 1);
  const empty = { title: sentence.slice(0, longestTitle), dueOn: due, assigneeId: me.person.id };
  const draft = useDraft(`promise:${id}`, empty);
  const { value, change } = draft;
  const title = value.title.trim();
  const save = async () => {
    const input = { id, customerId: place.customer.id, title, dueOn: value.dueOn, assigneeId: value.assigneeId };
    await write(
      { path: 'promises.accept', input, text: title, ...aboutPlace(place) },
      { message: t('followUps.created'), reverse: () => [{ path: 'promises.reopen', input: { id }, text: title }] },
    );
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('promises.plan')} onSubmit={save} onClose={onClose} disabled={!title || !value.dueOn}>
      <TextField
        label={t('followUps.title')}
        autoFocus
        maxLength={longestTitle}
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <DateField label={t('forms.due')} value={value.dueOn} onChange={(day) => change({ dueOn: day })} />
      <AssigneeField
        required
        value={value.assigneeId}
        onChange={(who) => change({ assigneeId: who ?? me.person.id })}
      />
    </InlineForm>
  );
}
