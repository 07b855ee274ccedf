import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiInputs } from '../../api/create-api.js';
import { type InteractionKind, interactionKinds } from '../../interactions/kinds.js';
import { addDays } from '../../kernel/calendar.js';
import { Checkbox } from '../../ui/checkbox.js';
import { classNames } from '../../ui/class-names.js';
import { DateField } from '../../ui/date-field.js';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { formDraft } from '../forms/form-names.js';
import { InlineForm } from '../forms/inline-form.js';
import { useToday } from '../forms/use-today.js';
import { useWrite } from '../offline/use-write.js';
import { aboutPlace, usePlace } from '../place.js';
import { type LogDraft, logInput } from './log-input.js';

/** What was talked about, and what comes of it. */
export default function LogForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const write = useWrite();
  const tomorrow = addDays(useToday(), 1);
  const draft = useDraft<LogDraft>(formDraft('log', place.key), {
    kind: 'call',
    note: '',
    at: '',
    next: '',
    nextOn: tomorrow,
  });
  const { value, change } = draft;
  const [hasNext, setHasNext] = useState(value.next !== '');
  const save = async () => {
    const input: ApiInputs['interactions']['log'] = logInput(value, place, hasNext);
    await write(
      { path: 'interactions.log', input, text: value.note, ...aboutPlace(place) },
      {
        message: t('log.saved', { kind: t(`kinds.${value.kind}`) }),
        reverse: (logged) => [{ path: 'interactions.remove', input: { id: logged.id } }],
      },
    );
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('quick.log')} onSubmit={save} onClose={onClose} disabled={hasNext && !value.next.trim()}>
      <KindChoice value={value.kind} onChange={(kind) => change({ kind })} />
      <TextArea
        label={t('log.note')}
        autoFocus
        rows={3}
        value={value.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <TextField
        label={t('log.when')}
        type="datetime-local"
        optional
        hint={t('log.whenHint')}
        value={value.at}
        onChange={(event) => change({ at: event.target.value })}
      />
      <Checkbox label={t('log.addNext')} checked={hasNext} onChange={setHasNext} />
      {hasNext && (
        <div className="flex flex-col gap-2 border-line border-l-2 pl-2">
          <TextField
            label={t('log.next')}
            value={value.next}
            onChange={(event) => change({ next: event.target.value })}
          />
          <DateField label={t('forms.due')} value={value.nextOn} onChange={(nextOn) => change({ nextOn })} />
        </div>
      )}
    </InlineForm>
  );
}

function KindChoice({ value, onChange }: { value: InteractionKind; onChange: (kind: InteractionKind) => void }) {
  const { t } = useTranslation('panel');
  return (
    <fieldset>
      <legend className="sr-only">{t('log.kind')}</legend>
      <div className="flex flex-wrap gap-1">
        {interactionKinds.map((kind) => (
          <label
            key={kind}
            className={classNames(
              'flex h-6 cursor-pointer items-center rounded-sm border px-2 text-small has-focus-visible:outline-2 has-focus-visible:outline-accent',
              kind === value
                ? 'border-transparent bg-accent-soft text-accent-ink'
                : 'border-line-strong text-soft hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name="kind"
              className="sr-only"
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            {t(`kinds.${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
