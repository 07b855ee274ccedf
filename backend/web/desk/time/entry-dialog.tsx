import { timeCategories } from '@threadline/shared/time/choices';
import type { TimeEntry } from '@threadline/shared/time/schema';
import { spanProblem } from '@threadline/shared/time/span';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { useClock } from '@threadline/shared/ui/clock';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { fromLocalTime, toLocalTime } from './local-time.js';
import { useEntries } from './use-entries.js';

/** Corrects recorded time: what for, from when to when, billable or not. */
export function EntryDialog({ entry, onClose }: { entry: TimeEntry; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { value, change, problem, submit } = useEntryForm(entry, onClose);
  return (
    <FormDialog title={t('time.edit')} submitLabel={t('forms.save')} onClose={onClose} {...submit}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('time.from')}
          type="datetime-local"
          value={value.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextField
          label={t('time.to')}
          type="datetime-local"
          value={value.to}
          error={problem}
          onChange={(event) => change({ to: event.target.value })}
        />
      </div>
      <SelectField
        label={t('time.category')}
        value={value.category}
        onChange={(category) => change({ category })}
        options={timeCategories.map((category) => ({ value: category, label: t(`categories.${category}`) }))}
      />
      <TextField label={t('time.note')} value={value.note} onChange={(event) => change({ note: event.target.value })} />
      <Checkbox label={t('time.billable')} checked={value.billable} onChange={(billable) => change({ billable })} />
    </FormDialog>
  );
}

function useEntryForm(entry: TimeEntry, onClose: () => void) {
  const { t } = useTranslation('desk');
  const { timeZone, now } = useClock();
  const { edit } = useEntries();
  const ended = entry.endedAt ?? now.toISOString();
  const empty = {
    category: entry.category,
    billable: entry.billable,
    note: entry.note,
    from: toLocalTime(entry.startedAt, timeZone),
    to: toLocalTime(ended, timeZone),
  };
  const { value, change, clear } = useDraft(`time-entry.${entry.id}`, empty);
  const startedAt = value.from === empty.from ? entry.startedAt : fromLocalTime(value.from, timeZone);
  const endedAt = value.to === empty.to ? ended : fromLocalTime(value.to, timeZone);
  const found =
    startedAt && endedAt
      ? spanProblem({ startedAt: new Date(startedAt), endedAt: new Date(endedAt) }, new Date())
      : 'missing';
  const submit = useSubmit({
    send: async () => {
      if (!startedAt || !endedAt || found) return null;
      const { category, billable, note } = value;
      return edit(entry, { category, billable, note, startedAt, endedAt });
    },
    onDone: () => {
      clear();
      onClose();
    },
  });
  return { value, change, problem: found ? t(`time.problems.${found}`) : null, submit };
}
