import { fillVariables, type VariableValues } from '@threadline/shared/canned-responses/variables';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';

/** How a text with variables reads for somebody, and which of its variables there are not. */
export function CannedPreview({ body }: { body: string }) {
  const { t } = useTranslation('canned');
  const { person } = useMe();
  const { text, unknown } = fillVariables(body, exampleFor(person.name));
  if (!body.includes('{{')) return null;
  return (
    <>
      {unknown.length > 0 ? (
        <InlineNotice tone="warning">{t('unknown', { names: unknown.join(', ') })}</InlineNotice>
      ) : null}
      <section aria-label={t('preview')} className="rounded-md bg-sunken px-3 py-2">
        <p className="text-faint text-small">{t('preview')}</p>
        <p className="whitespace-pre-wrap break-words">{text}</p>
      </section>
    </>
  );
}

const exampleFor = (me: string): VariableValues => ({
  ...{ 'contact.first_name': 'Jane', 'contact.name': 'Jane Doe', 'customer.name': 'Acme', 'customer.owner': me },
  ...{ 'me.first_name': me.split(/\s+/)[0] ?? '', 'me.name': me, 'portal.link': `${location.origin}/portal` },
});
