import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Button } from '@threadline/shared/ui/button';
import { Drawer } from '@threadline/shared/ui/drawer';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { type CustomerForm, centsOf, changeOf, formOf } from './customer-form.js';
import { CustomerFormFields } from './customer-form-fields.js';

/** Edits all fields of a customer beside its page. */
export function EditCustomerDrawer({ customer, onClose }: { customer: CustomerDetail; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const form = useCustomerForm(customer, onClose);
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.close')}</Button>
      <Button variant="primary" busy={form.busy} disabled={!form.ready} onClick={form.onSubmit} shortcut="mod+enter">
        {t('forms.save')}
      </Button>
    </>
  );
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('customer.edit')} footer={footer}>
      {form.overtaken ? (
        <InlineNotice
          tone="warning"
          action={
            <Button size="small" onClick={() => void form.takeOver()}>
              {t('customer.saveMine')}
            </Button>
          }
        >
          {t('customer.conflict')}
        </InlineNotice>
      ) : null}
      {form.refusal && !form.overtaken ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (form.ready) form.onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && form.ready) form.onSubmit();
        }}
      >
        <CustomerFormFields value={form.value} change={form.change} wrongAmount={form.wrongAmount} />
      </form>
    </Drawer>
  );
}

/** Holds what was typed apart from what stands, so that another person's change is neither hidden nor overwritten. */
function useCustomerForm(customer: CustomerDetail, onClose: () => void) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const api = useApi();
  const queries = useQueryClient();
  const [version, setVersion] = useState(customer.version);
  const [conflict, setConflict] = useState(false);
  const draft = useDraft<Partial<CustomerForm>>(`customer.${customer.id}`, {});
  const value = { ...formOf(customer), ...draft.value };
  const wrongAmount = Number.isNaN(centsOf(value.mrr));
  const submit = useSubmit({
    send: async () => {
      const change = { id: customer.id, version, ...changeOf(draft.value) };
      const written = await write({
        send: (api, options) => api.customers.update.mutate(change, options),
        touches: { about: 'customer', customerId: customer.id },
        quiet: true,
        done: t('customer.changed'),
      });
      setConflict(written.failure?.code === 'conflict');
      return written;
    },
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  const takeOver = async () => {
    const standing = await queries.fetchQuery({ ...api.customers.get.queryOptions({ id: customer.id }), staleTime: 0 });
    setVersion(standing.version);
    setConflict(false);
  };
  const ready = draft.kept && value.name.trim() !== '' && !wrongAmount;
  return { ...submit, value, change: draft.change, wrongAmount, ready, overtaken: conflict, takeOver };
}
