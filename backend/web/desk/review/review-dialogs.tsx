import type { ReviewGroup } from '@threadline/shared/review/schema';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenCustomer, CustomerField } from '../customers/customer-field.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
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
  const [customer, setCustomer] = useState<ChosenCustomer | null>(group.suggestion);
  const [always, setAlways] = useState(!group.known);
  const submit = useSubmit({
    send: async () => (customer ? resolve(group, { action: 'link', customerId: customer.id, always }, true) : null),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('review.link')}
      description={t('review.linkMeaning', { key: group.key, count: group.threadCount })}
      submitLabel={t('review.linkNow')}
      incomplete={customer === null}
      onClose={onClose}
      {...submit}
    >
      <CustomerField
        label={t('review.customer')}
        value={customer}
        onChange={setCustomer}
        placeholder={t('customers.searchHint')}
      />
      <Checkbox label={t('linking:review.always')} checked={always} onChange={setAlways} />
    </FormDialog>
  );
}
