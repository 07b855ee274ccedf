import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { WritableMailbox } from '@threadline/shared/mail-writing/schema';
import { Button } from '@threadline/shared/ui/button';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailFields, shownRecipient } from './composing.js';
import { RecipientsField } from './recipients-field.js';
import type { LeftOver } from './use-left-over.js';

export interface AddressFieldsProps {
  fields: MailFields;
  /** The one that the draft was begun with; null where the person has lost it. */
  mailbox: WritableMailbox | null;
  onChange: (fields: Partial<MailFields>) => void;
  leftOver: LeftOver;
}

/** From which mailbox, and to whom. */
export function AddressFields({ fields, mailbox, onChange, leftOver }: AddressFieldsProps) {
  const { t } = useTranslation('writing');
  const [copies, setCopies] = useState(fields.cc.length + fields.bcc.length > 0);
  const to = useRef<HTMLInputElement>(null);
  const isAddressed = useRef(fields.to.length > 0);
  useEffect(() => {
    if (!isAddressed.current) to.current?.focus();
  }, []);
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
      <RecipientsField
        ref={to}
        label={t('to')}
        value={fields.to}
        onChange={(to) => onChange({ to })}
        onLeft={(text) => leftOver.keep('to', text)}
      />
      {copies ? (
        <>
          <RecipientsField
            label={t('cc')}
            value={fields.cc}
            onChange={(cc) => onChange({ cc })}
            onLeft={(text) => leftOver.keep('cc', text)}
          />
          <RecipientsField
            label={t('bcc')}
            value={fields.bcc}
            onChange={(bcc) => onChange({ bcc })}
            onLeft={(text) => leftOver.keep('bcc', text)}
          />
        </>
      ) : (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setCopies(true)}>
          {t('showCopies')}
        </Button>
      )}
    </>
  );
}
