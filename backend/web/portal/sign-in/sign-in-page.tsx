import type { PortalBrand } from '@threadline/shared/portal/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { Door } from './door.js';
import { LinkSent } from './link-sent.js';
import { useAskingForLink } from './use-asking-for-link.js';

/** An address is all that is asked for; a link to it follows by mail. */
export function SignInPage({ brand, over }: { brand: PortalBrand; over?: boolean }) {
  const { t } = useTranslation('portal');
  const asking = useAskingForLink(brand.slug);
  if (asking.sent) return <LinkSent brand={brand} asking={asking} />;
  return (
    <Door brand={brand} title={t('signIn.heading', { name: brand.name })}>
      {over ? <InlineNotice tone="info">{t('signIn.over')}</InlineNotice> : null}
      <p className="text-center text-soft">{t('signIn.explanation')}</p>
      {asking.refusal ? <InlineNotice tone="error">{asking.refusal}</InlineNotice> : null}
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void asking.send();
        }}
      >
        <TextField
          label={t('signIn.address')}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          required
          autoFocus
          value={asking.address}
          error={asking.wrong ? t('signIn.addressWrong') : null}
          onChange={(event) => asking.write(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={asking.busy}>
          {t('signIn.send')}
        </Button>
      </form>
    </Door>
  );
}
