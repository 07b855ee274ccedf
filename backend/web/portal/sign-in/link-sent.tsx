import type { PortalBrand } from '@threadline/shared/portal/schema';
import { Button } from '@threadline/shared/ui/button';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useTranslation } from 'react-i18next';
import { Door } from './door.js';
import type { AskingForLink } from './use-asking-for-link.js';

/** A link is on its way; the same is said for every address. */
export function LinkSent({ brand, asking }: { brand: PortalBrand; asking: AskingForLink }) {
  const { t } = useTranslation('portal');
  const { address, sent, again, refusal, busy } = asking;
  return (
    <Door brand={brand} title={t('signIn.sentTitle')}>
      <div role="status" className="flex flex-col items-center gap-3 text-center">
        <MailIcon size={24} className="text-accent-ink" />
        <p className="break-words">{t('signIn.sent', { address: address.trim(), minutes: sent?.minutes ?? 0 })}</p>
        {again ? <p className="font-medium">{t('signIn.sentAgain')}</p> : null}
      </div>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <p className="text-center text-soft">{t('signIn.notCome')}</p>
      <Button busy={busy} onClick={() => void asking.send()}>
        {t('signIn.sendAgain')}
      </Button>
      <Button variant="quiet" onClick={asking.restart}>
        {t('signIn.otherAddress')}
      </Button>
    </Door>
  );
}
