import { useTranslation } from 'react-i18next';
import type { FollowUp } from '../../follow-ups/schema.js';
import { addDays } from '../../kernel/calendar.js';
import { DateField } from '../../ui/date-field.js';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import { useToday } from '../forms/use-today.js';
import { useWrite } from '../offline/use-write.js';
import type { NewWrite } from '../offline/write.js';

/** What came of it, and what comes next; both may stay empty. */
export default function CompleteForm({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const write = useWrite();
  const inAWeek = addDays(useToday(), 7);
  const draft = useDraft(`complete|${followUp.id}`, { resolution: '', next: '', nextOn: inAWeek });
  const { value, change } = draft;
  const save = async () => {
    const resolution = value.resolution.trim();
    const title = value.next.trim();
    const input = {
      id: followUp.id,
      ...(resolution ? { resolution } : {}),
      ...(title ? { next: { title, dueOn: value.nextOn } } : {}),
    };
    await write(
      {
        path: 'followUps.complete',
        input,
        text: resolution || title || followUp.title,
        customerId: followUp.customer.id,
      },
      {
        message: t('followUps.done', { title: followUp.title }),
        reverse: ({ next }): NewWrite[] => [
          { path: 'followUps.reopen', input: { id: followUp.id } },
          ...(next ? [{ path: 'followUps.remove' as const, input: { id: next.id } }] : []),
        ],
      },
    );
    draft.clear();
    onClose();
  };
  return (
    <div className="px-2 pt-1 pb-3">
      <InlineForm label={t('followUps.complete')} saveLabel={t('followUps.complete')} onSubmit={save} onClose={onClose}>
        <TextArea
          label={t('followUps.resolution')}
          optional
          autoFocus
          value={value.resolution}
          onChange={(event) => change({ resolution: event.target.value })}
        />
        <TextField
          label={t('followUps.next')}
          optional
          value={value.next}
          onChange={(event) => change({ next: event.target.value })}
        />
        {value.next.trim() && (
          <DateField label={t('forms.due')} value={value.nextOn} onChange={(nextOn) => change({ nextOn })} />
        )}
      </InlineForm>
    </div>
  );
}
