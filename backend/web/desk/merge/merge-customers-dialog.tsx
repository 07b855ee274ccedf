import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import type { CustomerMergePreview } from '@threadline/shared/merges/schema';
import { SelectField } from '@threadline/shared/ui/select-field';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenCustomer, CustomerField } from '../customers/customer-field.js';
import { FailureState } from '../shell/failure-state.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { type CustomerChoice, CustomerPreview, showsMore } from './customer-preview.js';
import { emptyFields } from './field-choices.js';
import { useMerging } from './use-merging.js';

interface MergeCustomersDialogProps {
  customer: CustomerDetail;
  onClose: () => void;
}

/** Chooses another customer, shows what a merge would do, and does it. */
export function MergeCustomersDialog({ customer, onClose }: MergeCustomersDialogProps) {
  const { t } = useTranslation('desk');
  const [other, setOther] = useState<ChosenCustomer | null>(null);
  const [stays, setStays] = useState<'this' | 'other'>('this');
  const pair = other ? pairOf(customer.id, other.id, stays) : null;
  const preview = useQuery({
    ...useApi().merges.previewCustomers.queryOptions(pair ?? { goneId: customer.id, keptId: customer.id }),
    enabled: pair !== null,
    gcTime: 0,
  });
  const form = useMergeForm(pair ? preview.data : undefined, onClose);
  return (
    <FormDialog
      wide
      title={t('merge.customerTitle', { name: customer.name })}
      submitLabel={t('merge.now')}
      incomplete={!form.ready}
      onClose={onClose}
      {...form.submit}
    >
      <CustomerField
        label={t('merge.other')}
        placeholder={t('merge.otherHint')}
        exceptId={customer.id}
        value={other}
        onChange={setOther}
      />
      {other && pair ? (
        <SelectField
          label={t('merge.stays')}
          hint={t('merge.staysHint')}
          value={stays}
          onChange={setStays}
          options={[
            { value: 'this' as const, label: customer.name },
            { value: 'other' as const, label: other.name },
          ]}
        />
      ) : null}
      {pair && preview.error ? (
        <FailureState error={preview.error} onRetry={() => void preview.refetch()} busy={preview.isFetching} />
      ) : null}
      {pair && preview.isLoading ? <Skeleton lines={4} /> : null}
      {form.preview ? <CustomerPreview preview={form.preview} choice={form.choice} onChange={form.change} /> : null}
    </FormDialog>
  );
}

function pairOf(here: string, there: string, stays: 'this' | 'other') {
  return stays === 'this' ? { goneId: there, keptId: here } : { goneId: here, keptId: there };
}

function useMergeForm(preview: CustomerMergePreview | undefined, onClose: () => void) {
  const { mergeCustomers } = useMerging();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Partial<CustomerChoice> & { of?: string }>({});
  const mine = chosen.of === preview?.confirmation ? chosen : {};
  const start = { take: emptyFields(preview?.fields ?? []), portal: 'apart' as const, understood: false };
  const choice: CustomerChoice = { ...start, ...mine };
  const submit = useSubmit({
    send: async () => {
      if (!preview) return null;
      const { gone, kept, confirmation } = preview;
      const { take, portal } = choice;
      return mergeCustomers({ goneId: gone.id, keptId: kept.id, take, portal, confirmation }, { gone, kept });
    },
    onDone: () => {
      onClose();
      if (preview) void navigate({ to: '/customers/$customerId', params: { customerId: preview.kept.id } });
    },
  });
  return {
    preview,
    choice,
    submit,
    ready: preview !== undefined && (choice.understood || !showsMore(preview, choice.portal)),
    change: (change: Partial<CustomerChoice>) =>
      setChosen({ ...mine, ...change, ...(preview ? { of: preview.confirmation } : {}) }),
  };
}
