import { formatLongDay } from '@threadline/shared/i18n/format-time';
import type { CustomerMergeField, PortalChoice } from '@threadline/shared/merges/choices';
import type { CustomerMergePreview } from '@threadline/shared/merges/schema';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { useLocale } from '@threadline/shared/ui/clock';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { useCounted } from './counted.js';
import { FieldChoices } from './field-choices.js';

export interface CustomerChoice {
  take: CustomerMergeField[];
  portal: PortalChoice;
  understood: boolean;
}

interface CustomerPreviewProps {
  preview: CustomerMergePreview;
  choice: CustomerChoice;
  onChange: (change: Partial<CustomerChoice>) => void;
}

/** Whether anybody would see more than now by this choice. */
export const showsMore = ({ gaining, portal }: CustomerMergePreview, choice: PortalChoice): boolean =>
  gaining.length > 0 || (choice === 'together' && sharesAnything(portal));

const sharesAnything = ({ goneShared, keptShared }: CustomerMergePreview['portal']) => goneShared + keptShared > 0;

/** What a merge of two customers would do, and what there is to choose. */
export function CustomerPreview({ preview, choice, onChange }: CustomerPreviewProps) {
  const { t } = useTranslation('desk');
  const counted = useCounted();
  const { counts, shared, fields, gone, owner } = preview;
  const both = counted(shared);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-semibold">{t('merge.moves')}</p>
        <p className="text-soft">{counted(counts) || t('merge.nothing')}</p>
        {both ? <p className="text-faint text-small">{t('merge.both', { what: both })}</p> : null}
        {owner.gone && owner.kept && owner.gone.id !== owner.kept.id ? (
          <p className="text-faint text-small">{t('merge.owners', { kept: owner.kept.name, gone: owner.gone.name })}</p>
        ) : null}
      </div>
      <FieldChoices
        legend={t('merge.fields', { name: gone.name })}
        fields={fields}
        taken={choice.take}
        onChange={(take) => onChange({ take })}
        labelOf={(field) => (field === 'stage' ? t('customers.stage') : t(`customers.fields.${field}`))}
        textOf={useFieldText()}
      />
      {sharesAnything(preview.portal) ? <PortalField {...{ preview, choice, onChange }} /> : null}
      <Gaining preview={preview} />
      {showsMore(preview, choice.portal) ? (
        <Checkbox
          label={t('merge.understood')}
          checked={choice.understood}
          onChange={(understood) => onChange({ understood })}
        />
      ) : null}
    </div>
  );
}

function PortalField({ preview, choice, onChange }: CustomerPreviewProps) {
  const { t } = useTranslation('desk');
  const { portal, gone, kept } = preview;
  return (
    <div className="flex flex-col gap-1">
      <SelectField
        label={t('merge.portal')}
        hint={choice.portal === 'apart' ? t('merge.apartHint', { gone: gone.name }) : ''}
        value={choice.portal}
        onChange={(chosen: PortalChoice) => onChange({ portal: chosen, understood: false })}
        options={[
          { value: 'apart' as const, label: t('merge.apart') },
          { value: 'together' as const, label: t('merge.together') },
        ]}
      />
      <p className="text-faint text-small">{t('merge.portalHint', { ...portal, gone: gone.name, kept: kept.name })}</p>
      {portal.moreMail > 0 ? (
        <p className="text-faint text-small">{t('merge.moreMail', { count: portal.moreMail })}</p>
      ) : null}
    </div>
  );
}

function Gaining({ preview: { gaining } }: { preview: CustomerMergePreview }) {
  const { t } = useTranslation('desk');
  if (gaining.length === 0) return null;
  return (
    <InlineNotice tone="warning">
      <p className="font-medium">{t('merge.gaining')}</p>
      <ul>
        {gaining.map(({ person, sees }) => (
          <li key={person.id}>{t('merge.gains', { person: person.name, customer: sees.name })}</li>
        ))}
      </ul>
    </InlineNotice>
  );
}

/** Words instead of the names that the server has for them, days and money as people write them. */
function useFieldText() {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  return (field: CustomerMergeField, value: string): string => {
    if (field === 'stage') return t(`stages.${value}` as never);
    if (field === 'size') return t(`sizes.${value}` as never);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatLongDay(value, locale);
    if (field !== 'mrr') return value;
    const [cents, currency] = value.split(' ');
    const amount = Number(cents) / 100;
    return currency ? amount.toLocaleString(locale, { style: 'currency', currency }) : String(amount);
  };
}
