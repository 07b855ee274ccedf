import { Checkbox } from '@threadline/shared/ui/checkbox';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenCustomer, CustomerField } from '../customers/customer-field.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import type { Written } from '../writing/use-write.js';

export interface LinkCustomerDialogProps {
  title: string;
  description: string;
  suggestion?: ChosenCustomer | null;
  /** Whether the senders belong to the customer from now on, unless it is unticked. */
  always: boolean;
  link: (chosen: { customerId: string; always: boolean }) => Promise<Written<unknown>>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks whose the waiting mail is, and whether that holds for what comes later. */
export function LinkCustomerDialog({ title, description, onClose, ...props }: LinkCustomerDialogProps) {
  const { t } = useTranslation(['desk', 'linking']);
  const [customer, setCustomer] = useState<ChosenCustomer | null>(props.suggestion ?? null);
  const [always, setAlways] = useState(props.always);
  const submit = useSubmit({
    send: async () => (customer ? props.link({ customerId: customer.id, always }) : null),
    onDone: props.onDone,
  });
  return (
    <FormDialog
      {...{ title, description, onClose }}
      submitLabel={t('review.linkNow')}
      incomplete={customer === null}
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
