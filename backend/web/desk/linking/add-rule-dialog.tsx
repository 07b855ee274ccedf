import { type SenderVerdict, senderVerdicts } from '@threadline/shared/threads/choices';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenCustomer, CustomerField } from '../customers/customer-field.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { type RelinkAbout, type Rule, senderOf, useLinking } from './use-linking.js';

export interface AddRuleDialogProps {
  onClose: () => void;
  /** Told of a rule that sends mail to a customer: older mail may go along. */
  onMade: (about: RelinkAbout) => void;
}

/** One address or one domain, and what happens to its mail from now on. */
export function AddRuleDialog({ onClose, onMade }: AddRuleDialogProps) {
  const { t } = useTranslation(['desk', 'linking']);
  const { setRule } = useLinking();
  const [sender, setSender] = useState('');
  const [verdict, setVerdict] = useState<SenderVerdict>('customer');
  const [customer, setCustomer] = useState<ChosenCustomer | null>(null);
  const named = sender.trim().toLowerCase();
  const submit = useSubmit({
    send: () =>
      setRule({
        ...(named.includes('@') ? { address: named } : { domain: named }),
        verdict,
        ...(verdict === 'customer' && customer ? { customerId: customer.id } : {}),
      }),
    onDone: (rule) => {
      const about = aboutOf(rule);
      if (about) onMade(about);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('linking:add')}
      description={t(`linking:meanings.${verdict}`)}
      submitLabel={t('linking:addNow')}
      incomplete={named === '' || (verdict === 'customer' && customer === null)}
      onClose={onClose}
      {...submit}
    >
      <TextField
        label={t('linking:sender')}
        hint={t('linking:senderHint')}
        maxLength={254}
        value={sender}
        onChange={(event) => setSender(event.target.value)}
      />
      <SelectField
        label={t('linking:verdict')}
        value={verdict}
        onChange={setVerdict}
        options={senderVerdicts.map((one) => ({ value: one, label: t(`linking:verdicts.${one}`) }))}
      />
      {verdict === 'customer' ? (
        <CustomerField
          label={t('linking:customer')}
          value={customer}
          onChange={setCustomer}
          placeholder={t('customers.searchHint')}
        />
      ) : null}
    </FormDialog>
  );
}

function aboutOf(rule: Rule): RelinkAbout | null {
  const { customer } = rule;
  return customer && { customer, about: senderOf(rule), basis: { customerId: customer.id, ruleId: rule.id } };
}
