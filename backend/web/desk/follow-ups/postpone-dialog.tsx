import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import { dayOf } from '@threadline/shared/kernel/calendar';
import { useClock } from '@threadline/shared/ui/clock';
import { DateField } from '@threadline/shared/ui/date-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useFollowUps } from './use-follow-ups.js';

/** Postpones to any day, and says why. */
export function PostponeDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { now, timeZone } = useClock();
  const { postpone } = useFollowUps();
  const { value, change, clear } = useDraft(`postpone.${followUp.id}`, { to: '', reason: '' });
  const send = async () => {
    if (value.to === '') return;
    onClose();
    const reason = value.reason.trim() ? { reason: value.reason } : {};
    const { failure } = await postpone(followUp, { to: value.to, ...reason });
    if (!failure) clear();
  };
  return (
    <FormDialog
      title={t('followUps.postponeTitle', { title: followUp.title })}
      submitLabel={t('followUps.postpone')}
      onClose={onClose}
      onSubmit={() => void send()}
      busy={false}
      refusal={null}
      incomplete={value.to === ''}
    >
      <DateField
        label={t('followUps.toDay')}
        value={value.to}
        min={dayOf(now, timeZone)}
        onChange={(to) => change({ to })}
      />
      <TextField
        label={t('followUps.reason')}
        optional
        value={value.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
    </FormDialog>
  );
}
