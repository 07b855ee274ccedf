import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { WritableMailbox } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailFields, shownRecipient } from './composing.js';
import { RecipientsField } from './recipients-field.js';

export interface AddressFieldsProps {
  fields: MailFields;
  /** The one that the draft was begun with; null where the person has lost it. */
  mailbox: WritableMailbox | null;
  onChange: (fields: Partial<MailFields>) => void;
}

/** From which mailbox, and to whom. */
export function AddressFields({ fields, mailbox, onChange }: AddressFieldsProps) {
  const { t } = useTranslation('writing');
  const [copies, setCopies] = useState(fields.cc.length + fields.bcc.length > 0);
  const { data } = useQuery(useApi().mailWriting.mailboxes.queryOptions({}));
  const mailboxes = data?.items ?? (mailbox ? [mailbox] : []);
  const options = mailboxes.map((one) => ({ value: one.id, label: shownRecipient(one) }));
  return (
    <>
      <SelectField
        label={t('from')}
        value={fields.mailboxId}
        options={options}
        onChange={(mailboxId) => onChange({ mailboxId })}
      />
      <RecipientsField label={t('to')} value={fields.to} onChange={(to) => onChange({ to })} />
      {copies ? (
        <>
          <RecipientsField label={t('cc')} value={fields.cc} onChange={(cc) => onChange({ cc })} />
          <RecipientsField label={t('bcc')} value={fields.bcc} onChange={(bcc) => onChange({ bcc })} />
        </>
      ) : (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setCopies(true)}>
          {t('showCopies')}
        </Button>
      )}
    </>
  );
}
