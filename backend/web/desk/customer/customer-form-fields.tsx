import { sizes, stages } from '@threadline/shared/customers/choices';
import { DateField } from '@threadline/shared/ui/date-field';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { type CustomerForm, dayFields, textFields } from './customer-form.js';

export interface CustomerFormFieldsProps {
  value: CustomerForm;
  change: (fields: Partial<CustomerForm>) => void;
  wrongAmount: boolean;
}

export function CustomerFormFields({ value, change, wrongAmount }: CustomerFormFieldsProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <TextField
        label={t('customers.fields.name')}
        required
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t('customers.stage')}
          value={value.stage}
          onChange={(stage) => change({ stage })}
          options={stages.map((stage) => ({ value: stage, label: t(`stages.${stage}`) }))}
        />
        <SelectField
          label={t('customers.fields.size')}
          value={value.size}
          onChange={(size) => change({ size })}
          options={[{ value: '', label: '–' }, ...sizes.map((size) => ({ value: size, label: t(`sizes.${size}`) }))]}
        />
        <TextField
          label={t('customers.fields.mrr')}
          inputMode="decimal"
          error={wrongAmount ? t('customer.wrongAmount') : null}
          value={value.mrr}
          onChange={(event) => change({ mrr: event.target.value })}
        />
        <TextField
          label={t('customers.fields.currency')}
          maxLength={3}
          placeholder="EUR"
          value={value.currency}
          onChange={(event) => change({ currency: event.target.value })}
        />
        {textFields.map((field) => (
          <TextField
            key={field}
            label={t(`customers.fields.${field}`)}
            value={value[field]}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        ))}
        {dayFields.map((field) => (
          <DateField
            key={field}
            label={t(`customers.fields.${field}`)}
            quick={false}
            value={value[field]}
            onChange={(day) => change({ [field]: day })}
          />
        ))}
      </div>
      <TextField
        label={t('customers.fields.tags')}
        hint={t('customer.tagsHint')}
        value={value.tags}
        onChange={(event) => change({ tags: event.target.value })}
      />
    </>
  );
}
