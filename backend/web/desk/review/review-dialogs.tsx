import type { ReviewGroup } from '@threadline/shared/review/schema';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { LinkCustomerDialog } from './link-customer-dialog.js';
import { nameFromDomain } from './name-from-domain.js';
import { useReview } from './use-review.js';
import type { ReviewDialog } from './use-review-keys.js';

export interface ReviewDialogsProps {
  kind: ReviewDialog;
  group: ReviewGroup;
  onClose: () => void;
}

export function ReviewDialogs({ kind, ...rest }: ReviewDialogsProps) {
  return kind === 'create' ? <CreateFromReview {...rest} /> : <LinkFromReview {...rest} />;
}

type Deciding = Omit<ReviewDialogsProps, 'kind'>;

function CreateFromReview({ group, onClose }: Deciding) {
  const { t } = useTranslation(['desk', 'linking']);
  const { resolve } = useReview();
  const guess = group.freeMail ? (group.senders[0]?.name ?? '') : nameFromDomain(group.domain);
  const { value, change, clear } = useDraft(`review.${group.key}`, { name: guess });
  const submit = useSubmit({
    send: () => resolve(group, { action: 'create_customer', name: value.name }, true),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('review.create')}
      description={t('review.createMeaning', { key: group.key, count: group.threadCount })}
      submitLabel={t('customers.createNow')}
      incomplete={value.name.trim() === ''}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('customers.fields.name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    </FormDialog>
  );
}

function LinkFromReview({ group, onClose }: Deciding) {
  const { t } = useTranslation(['desk', 'linking']);
  const { resolve } = useReview();
  return (
    <LinkCustomerDialog
      title={t('review.link')}
      description={t('review.linkMeaning', { key: group.key, count: group.threadCount })}
      suggestion={group.suggestion}
      always={!group.known}
      link={(chosen) => resolve(group, { action: 'link', ...chosen }, true)}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
