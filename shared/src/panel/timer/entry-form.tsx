import { useTranslation } from 'react-i18next';
import { timeCategories } from '../../time/choices.js';
import type { TimeEntry } from '../../time/schema.js';
import { Checkbox } from '../../ui/checkbox.js';
import { SelectField } from '../../ui/select-field.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import { changedEntryFields, type EntryEdit, entryEditOf } from './entry-edit.js';
import { useTimerWrites } from './use-timer-writes.js';

/** Category, billable, note, and when, of one's own time. */
export default function EntryForm({ entry, onClose }: { entry: TimeEntry; onClose: () => void }) {
  const { t } = useTranslation('panel');
  const { edit } = useTimerWrites();
  const draft = useDraft<EntryEdit>(`entry|${entry.id}`, entryEditOf(entry));
  const { value, change } = draft;
  const backwards = value.endedAt !== '' && value.endedAt <= value.startedAt;
  const save = async () => {
    const fields = changedEntryFields(entry, value);
    if (Object.keys(fields).length > 0) await edit(entry, fields);
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('timer.details')} onSubmit={save} onClose={onClose} disabled={backwards || !value.startedAt}>
      <SelectField
        label={t('timer.category')}
        value={value.category}
        options={timeCategories.map((category) => ({ value: category, label: t(`categories.${category}`) }))}
        onChange={(category) => change({ category })}
      />
      <TextField
        label={t('timer.note')}
        optional
        maxLength={500}
        value={value.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <TextField
        label={t('timer.from')}
        type="datetime-local"
        value={value.startedAt}
        onChange={(event) => change({ startedAt: event.target.value })}
      />
      {entry.endedAt && (
        <TextField
          label={t('timer.to')}
          type="datetime-local"
          error={backwards ? t('timer.backwards') : null}
          value={value.endedAt}
          onChange={(event) => change({ endedAt: event.target.value })}
        />
      )}
      <Checkbox label={t('timer.billable')} checked={value.billable} onChange={(billable) => change({ billable })} />
    </InlineForm>
  );
}
