import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { ContactMergeField } from '@threadline/shared/merges/choices';
import type { ContactMergePreview } from '@threadline/shared/merges/schema';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { type ChosenContact, ContactField } from './contact-field.js';
import { useCounted } from './counted.js';
import { emptyFields, FieldChoices } from './field-choices.js';
import { useMerging } from './use-merging.js';

interface MergeContactsDialogProps {
  /** The one that stays. */
  contact: { id: string; name: string };
  /** The one that becomes part of it, where it is known already. */
  gone?: ChosenContact;
  onClose: () => void;
}

interface ContactChoice {
  take: ContactMergeField[];
  understood: boolean;
}

/** Chooses another contact, shows what a merge would do, and does it. */
export function MergeContactsDialog({ contact, gone, onClose }: MergeContactsDialogProps) {
  const { t } = useTranslation('desk');
  const [other, setOther] = useState<ChosenContact | null>(gone ?? null);
  const pair = { goneId: other?.id ?? contact.id, keptId: contact.id };
  const asked = useApi().merges.previewContacts.queryOptions(pair);
  const preview = useQuery({ ...asked, enabled: other !== null, gcTime: 0 });
  const form = useMergeForm(other ? preview.data : undefined, onClose);
  return (
    <FormDialog
      title={t('merge.contactTitle', { name: contact.name })}
      submitLabel={t('merge.now')}
      incomplete={!form.ready}
      onClose={onClose}
      {...form.submit}
    >
      <ContactField label={t('merge.otherContact')} exceptId={contact.id} value={other} onChange={setOther} />
      {other && preview.error ? (
        <FailureState error={preview.error} onRetry={() => void preview.refetch()} busy={preview.isFetching} />
      ) : null}
      {other && preview.isLoading ? <Skeleton lines={3} /> : null}
      {form.preview ? <ContactPreview preview={form.preview} choice={form.choice} onChange={form.change} /> : null}
    </FormDialog>
  );
}

interface ContactPreviewProps {
  preview: ContactMergePreview;
  choice: ContactChoice;
  onChange: (change: Partial<ContactChoice>) => void;
}

function ContactPreview({ preview, choice, onChange }: ContactPreviewProps) {
  const { t } = useTranslation('desk');
  const counted = useCounted();
  const { counts, fields, gone, portalGains } = preview;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-semibold">{t('merge.moves')}</p>
        <p className="text-soft">{counted(counts) || t('merge.nothing')}</p>
      </div>
      <FieldChoices
        legend={t('merge.fields', { name: gone.name })}
        fields={fields}
        taken={choice.take}
        onChange={(take) => onChange({ take })}
        labelOf={(field) => t(`contacts.${field}`)}
      />
      {portalGains.length > 0 ? (
        <>
          <InlineNotice tone="warning">
            <p className="font-medium">{t('merge.openPortal')}</p>
            <ul>
              {portalGains.map(({ customer, address }) => (
                <li key={`${customer.id} ${address}`}>{t('merge.opens', { address, customer: customer.name })}</li>
              ))}
            </ul>
          </InlineNotice>
          <Checkbox
            label={t('merge.understood')}
            checked={choice.understood}
            onChange={(understood) => onChange({ understood })}
          />
        </>
      ) : null}
    </div>
  );
}

function useMergeForm(preview: ContactMergePreview | undefined, onClose: () => void) {
  const { mergeContacts } = useMerging();
  const [chosen, setChosen] = useState<Partial<ContactChoice> & { of?: string }>({});
  const mine = chosen.of === preview?.confirmation ? chosen : {};
  const choice: ContactChoice = { take: emptyFields(preview?.fields ?? []), understood: false, ...mine };
  const submit = useSubmit({
    send: async () => {
      if (!preview) return null;
      const { gone, kept, confirmation } = preview;
      return mergeContacts({ goneId: gone.id, keptId: kept.id, take: choice.take, confirmation }, { gone, kept });
    },
    onDone: onClose,
  });
  return {
    preview,
    choice,
    submit,
    ready: preview !== undefined && (choice.understood || preview.portalGains.length === 0),
    change: (change: Partial<ContactChoice>) =>
      setChosen({ ...mine, ...change, ...(preview ? { of: preview.confirmation } : {}) }),
  };
}
