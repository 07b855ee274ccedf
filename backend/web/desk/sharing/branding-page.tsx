import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Branding } from '@threadline/shared/portal/sharing-schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Page } from '../shell/page.js';
import { useSubmit } from '../writing/use-submit.js';
import { BrandSample } from './brand-sample.js';
import { ColourField, isColour, isReadable } from './colour-field.js';
import { LogoField } from './logo-field.js';
import { useBranding } from './use-branding.js';

/** How customers see the organisation: its colour, logo and the name on its mails. */
export function BrandingPage() {
  const { t } = useTranslation('desk');
  const branding = useQuery(useApi().branding.get.queryOptions({}));
  return (
    <Page title={t('sections.branding')}>
      <p className="pb-4 text-soft">{t('branding.explanation')}</p>
      {branding.data ? (
        <BrandingForm branding={branding.data} />
      ) : branding.error ? (
        <FailureState error={branding.error} onRetry={() => void branding.refetch()} busy={branding.isFetching} />
      ) : (
        <SkeletonList />
      )}
    </Page>
  );
}

function BrandingForm({ branding }: { branding: Branding }) {
  const { t } = useTranslation('desk');
  const [accent, setAccent] = useState(branding.accent);
  const [senderName, setSenderName] = useState(branding.senderName);
  const { save } = useBranding();
  const good = isColour(accent) && isReadable(accent) && senderName.trim() !== '';
  const form = useSubmit({
    send: async () => (good ? save({ accent, senderName: senderName.trim() }, branding) : null),
    onDone: () => undefined,
  });
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.onSubmit();
        }}
      >
        {form.refusal ? <InlineNotice tone="error">{form.refusal}</InlineNotice> : null}
        <ColourField value={accent} onChange={setAccent} />
        <TextField
          label={t('branding.sender')}
          hint={t('branding.senderHint')}
          required
          maxLength={80}
          value={senderName}
          onChange={(event) => setSenderName(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={form.busy} disabled={!good} className="self-start">
          {t('forms.save')}
        </Button>
        <LogoField logoUrl={branding.logoUrl} />
      </form>
      {isColour(accent) ? <BrandSample accent={accent} logoUrl={branding.logoUrl} /> : null}
    </div>
  );
}
