import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Postponement, postponements } from '../../follow-ups/choices.js';
import type { FollowUp } from '../../follow-ups/schema.js';
import { addDays } from '../../kernel/calendar.js';
import { Button } from '../../ui/button.js';
import { DateField } from '../../ui/date-field.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { useToday } from '../forms/use-today.js';
import { useWrite } from '../offline/use-write.js';

/** Later, by one click or to a day, with the reason if one is worth keeping. */
export default function PostponeForm({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const write = useWrite();
  const today = useToday();
  const [day, chooseDay] = useState('');
  const draft = useDraft(`postpone|${followUp.id}`, { reason: '' });
  const postpone = async (choice: { by?: Postponement; to?: string }) => {
    const reason = draft.value.reason.trim();
    const input = { id: followUp.id, ...choice, ...(reason ? { reason } : {}) };
    await write(
      { path: 'followUps.postpone', input, text: reason || followUp.title, customerId: followUp.customer.id },
      {
        message: t('followUps.postponedNow', { title: followUp.title }),
        reverse: () => [{ path: 'followUps.postpone', input: { id: followUp.id, to: followUp.dueOn } }],
      },
    );
    draft.clear();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: A fieldset cannot be laid out as a column in every browser.
    <div
      role="group"
      aria-label={t('followUps.postpone')}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-2 px-2 pt-1 pb-3"
    >
      <TextField
        label={t('followUps.reason')}
        optional
        maxLength={500}
        value={draft.value.reason}
        onChange={(event) => draft.change({ reason: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-1">
        {postponements.map((by, index) => (
          <Button key={by} size="small" autoFocus={index === 0} onClick={() => void postpone({ by })}>
            {t(`postpone.${by}`)}
          </Button>
        ))}
      </div>
      <form
        className="flex items-end gap-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (day > today) void postpone({ to: day });
        }}
      >
        <DateField
          label={t('followUps.toDay')}
          quick={false}
          min={addDays(today, 1)}
          value={day}
          onChange={chooseDay}
        />
        <Button size="small" type="submit" disabled={day <= today}>
          {t('followUps.postpone')}
        </Button>
      </form>
    </div>
  );
}
