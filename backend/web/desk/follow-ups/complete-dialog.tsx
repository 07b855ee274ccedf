import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import { DateField } from '@threadline/shared/ui/date-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useFollowUps } from './use-follow-ups.js';

const empty = { resolution: '', title: '', dueOn: '' };

/** Completes a follow-up: what came of it, and what comes next. Both may stay empty. */
export function CompleteDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { complete } = useFollowUps();
  const { value, change, clear } = useDraft(`complete.${followUp.id}`, empty);
  const { resolution, title, dueOn } = value;
  const half = (title.trim() === '') !== (dueOn === '');
  const send = async () => {
    if (half) return;
    onClose();
    const next = title.trim() ? { next: { title, dueOn } } : {};
    const { failure } = await complete(followUp, { ...(resolution.trim() ? { resolution } : {}), ...next });
    if (!failure) clear();
  };
  return (
    <FormDialog
      title={t('followUps.completeTitle', { title: followUp.title })}
      submitLabel={t('followUps.complete')}
      onClose={onClose}
      onSubmit={() => void send()}
      busy={false}
      refusal={null}
      incomplete={half}
    >
      <TextArea
        label={t('followUps.resolution')}
        optional
        value={resolution}
        onChange={(event) => change({ resolution: event.target.value })}
      />
      <TextField
        label={t('followUps.next')}
        optional
        placeholder={t('followUps.nextHint')}
        value={title}
        onChange={(event) => change({ title: event.target.value })}
      />
      {title.trim() === '' && dueOn === '' ? null : (
        <DateField
          label={t('followUps.nextDue')}
          value={dueOn}
          error={title.trim() && dueOn === '' ? t('followUps.nextDueMissing') : null}
          onChange={(day) => change({ dueOn: day })}
        />
      )}
    </FormDialog>
  );
}
