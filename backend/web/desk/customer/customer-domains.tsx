import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon, PlusIcon } from '@threadline/shared/ui/icons/actions';
import { GlobeIcon } from '@threadline/shared/ui/icons/navigation';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RelinkOffer } from '../linking/relink-offer.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { AsideBlock } from './aside-block.js';
import { useCustomer } from './use-customer.js';

/** The domains whose mail belongs to the customer. */
export function CustomerDomains({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const { removeDomain } = useCustomer(customer);
  const may = customer.abilities.update;
  const add = may ? (
    <IconButton small label={t('customer.addDomain')} icon={<PlusIcon />} onClick={() => setAdding(true)} />
  ) : null;
  return (
    <AsideBlock title={t('customers.fields.domains')} action={add}>
      {customer.domains.length === 0 ? <p className="text-faint">{t('customer.noDomains')}</p> : null}
      <ul>
        {customer.domains.map((domain) => (
          <li key={domain} className="flex min-h-8 items-center gap-2">
            <GlobeIcon className="text-faint" />
            <span className="min-w-0 flex-1 truncate">{domain}</span>
            {may ? (
              <IconButton
                small
                label={t('customer.removeDomain', { domain })}
                icon={<CloseIcon />}
                onClick={() => void removeDomain(domain)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {added && customer.domains.includes(added) ? (
        <RelinkOffer
          about={{ customer, about: added, basis: { customerId: customer.id, domain: added } }}
          onDone={() => setAdded(null)}
        />
      ) : null}
      {adding ? <AddDomainDialog customer={customer} onAdded={setAdded} onClose={() => setAdding(false)} /> : null}
    </AsideBlock>
  );
}

interface AddDomainDialogProps {
  customer: CustomerDetail;
  /** Told of the domain: what came from it before may go to the customer too. */
  onAdded: (domain: string) => void;
  onClose: () => void;
}

function AddDomainDialog({ customer, onAdded, onClose }: AddDomainDialogProps) {
  const { t } = useTranslation('desk');
  const { addDomain } = useCustomer(customer);
  const { value, change, clear } = useDraft(`domain.${customer.id}`, { domain: '' });
  const domain = value.domain.trim().toLowerCase();
  const submit = useSubmit({
    send: async () => (domain ? addDomain(domain) : null),
    onDone: (changed) => {
      const fresh = changed.domains.find((one) => !customer.domains.includes(one));
      if (fresh) onAdded(fresh);
      clear();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('customer.addDomain')}
      submitLabel={t('forms.add')}
      incomplete={domain === ''}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('customer.domain')}
        hint={t('customer.domainHint')}
        placeholder="acme.com"
        value={value.domain}
        onChange={(event) => change({ domain: event.target.value })}
      />
    </FormDialog>
  );
}
