import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { Skeleton } from '../../ui/skeleton.js';
import { useDraft, useHasDraft } from '../drafts/use-draft.js';
import { usePlace } from '../place.js';
import { type FormName, formDraft, formNames, openFormDraft } from './form-names.js';

const LogForm = lazy(() => import('../log/log-form.js'));
const NoteForm = lazy(() => import('../notes/note-form.js'));
const TaskForm = lazy(() => import('../tasks/task-form.js'));
const FollowUpForm = lazy(() => import('../follow-ups/follow-up-form.js'));

const shortcuts: Record<FormName, string> = { log: 'l', note: 'n', task: 't', follow_up: 'f' };

/** Log, Note, Task, Follow-up: one click or one key, and the form opens in its place. */
export function QuickForms() {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const allowed = useAllowedForms();
  const { value, change, clear } = useDraft<{ form: FormName | null }>(openFormDraft(place.key), { form: null });
  const toggle = (form: FormName) => (value.form === form ? clear() : change({ form }));
  useShortcuts(
    allowed.map((form) => ({
      keys: shortcuts[form],
      label: t(`quick.${form}`),
      group: t('keys.customer'),
      run: () => change({ form }),
    })),
  );
  if (allowed.length === 0) return null;
  return (
    <div className="border-line border-t">
      <div role="toolbar" aria-label={t('quick.label')} className="flex gap-1 px-3 py-2">
        {allowed.map((form) => (
          <QuickButton key={form} form={form} open={value.form === form} onClick={() => toggle(form)} />
        ))}
      </div>
      {value.form && allowed.includes(value.form) && (
        <div className="px-3 pb-3">
          <Suspense fallback={<Skeleton lines={3} />}>
            <OpenForm form={value.form} onClose={clear} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

function QuickButton({ form, open, onClick }: { form: FormName; open: boolean; onClick: () => void }) {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const hasDraft = useHasDraft(formDraft(form, place.key));
  return (
    <Button
      size="small"
      className="min-w-0 flex-auto px-1 aria-expanded:bg-pressed max-[309px]:[&>kbd]:hidden [:lang(de)_&]:max-[359px]:[&>kbd]:hidden"
      shortcut={shortcuts[form]}
      aria-expanded={open}
      onClick={onClick}
    >
      <span className="truncate">{t(`quick.${form}`)}</span>
      {hasDraft && !open ? (
        <span role="img" aria-label={t('quick.draft')} className="size-1.5 rounded-full bg-accent" />
      ) : null}
    </Button>
  );
}

function OpenForm({ form, onClose }: { form: FormName; onClose: () => void }) {
  switch (form) {
    case 'log':
      return <LogForm onClose={onClose} />;
    case 'note':
      return <NoteForm onClose={onClose} />;
    case 'task':
      return <TaskForm onClose={onClose} />;
    case 'follow_up':
      return <FollowUpForm onClose={onClose} />;
  }
}

function useAllowedForms(): readonly FormName[] {
  const { abilities } = usePlace().customer;
  const may: Record<FormName, boolean> = {
    log: abilities.log,
    note: abilities.writeNotes,
    task: abilities.createTasks,
    follow_up: abilities.log,
  };
  return formNames.filter((form) => may[form]);
}
