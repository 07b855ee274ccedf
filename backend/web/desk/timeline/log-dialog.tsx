import { type InteractionKind, interactionKinds } from '@threadline/shared/interactions/kinds';
import { useClock } from '@threadline/shared/ui/clock';
import { DateField } from '@threadline/shared/ui/date-field';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { fromLocalTime } from '../time/local-time.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

const empty = { kind: 'call' as InteractionKind, note: '', when: '', nextTitle: '', nextDueOn: '' };

/** Logs a talk with the customer, and the next step agreed on. */
export function LogDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { value, change, half, submit } = useLogForm(customerId, onClose);
  return (
    <FormDialog title={t('log.title')} submitLabel={t('log.save')} incomplete={half} onClose={onClose} {...submit}>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('log.kind')}
          value={value.kind}
          onChange={(kind) => change({ kind })}
          options={interactionKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <TextField
          label={t('log.when')}
          hint={t('log.whenHint')}
          type="datetime-local"
          value={value.when}
          onChange={(event) => change({ when: event.target.value })}
        />
      </div>
      <TextArea
        label={t('log.note')}
        optional
        rows={4}
        value={value.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <TextField
        label={t('followUps.next')}
        optional
        placeholder={t('followUps.nextHint')}
        value={value.nextTitle}
        onChange={(event) => change({ nextTitle: event.target.value })}
      />
      {value.nextTitle.trim() || value.nextDueOn ? (
        <DateField
          label={t('followUps.nextDue')}
          value={value.nextDueOn}
          error={value.nextTitle.trim() && !value.nextDueOn ? t('followUps.nextDueMissing') : null}
          onChange={(nextDueOn) => change({ nextDueOn })}
        />
      ) : null}
    </FormDialog>
  );
}

function useLogForm(customerId: string, onClose: () => void) {
  const { t } = useTranslation('desk');
  const { timeZone } = useClock();
  const write = useWrite();
  const { value, change, clear } = useDraft(`log.${customerId}`, empty);
  const { kind, note, when, nextTitle, nextDueOn } = value;
  const half = (nextTitle.trim() === '') !== (nextDueOn === '');
  const occurredAt = fromLocalTime(when, timeZone);
  const input = {
    customerId,
    kind,
    ...(note.trim() ? { note } : {}),
    ...(occurredAt ? { occurredAt } : {}),
    ...(nextTitle.trim() ? { followUp: { title: nextTitle, dueOn: nextDueOn } } : {}),
  };
  const touches = { about: 'interaction', customerId };
  const submit = useSubmit({
    send: async () =>
      write({
        send: (api, options) => api.interactions.log.mutate(input, options),
        touches,
        quiet: true,
        done: t('log.done', { kind: t(`kinds.${kind}`) }),
        undo: ({ id }) => ({ send: (api, options) => api.interactions.remove.mutate({ id }, options), touches }),
      }),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return { value, change, half, submit };
}
