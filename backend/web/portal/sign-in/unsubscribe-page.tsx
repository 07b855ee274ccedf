import type { PortalBrand } from '@threadline/shared/portal/schema';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../shell/address.js';
import { api } from '../shell/client.js';
import { useFailureText } from '../shell/failure.js';
import { PlaceLink } from '../shell/place.js';
import { Door } from './door.js';

/** Behind the link at the foot of a summary: one question, one button; no sign-in. */
export function UnsubscribePage({ brand }: { brand: PortalBrand }) {
  const { t } = useTranslation('portal');
  const textOf = useFailureText();
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'asking' | 'unsubscribed' | 'expired'>(token ? 'asking' : 'expired');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await api.entry.unsubscribe.mutate({ organisation: brand.slug, token });
      setState(answer.state);
    } catch (error) {
      setRefusal(textOf(error));
    }
    setBusy(false);
  };
  if (state === 'asking') {
    return (
      <Door brand={brand} title={t('unsubscribe.question')}>
        <p className="text-center text-soft">{t('unsubscribe.hint')}</p>
        {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
        <Button variant="primary" busy={busy} onClick={() => void stop()}>
          {t('unsubscribe.stop')}
        </Button>
      </Door>
    );
  }
  return (
    <Door brand={brand} title={t(state === 'expired' ? 'unsubscribe.title' : 'unsubscribe.stopped')}>
      <p role="status" className="text-center text-soft">
        {t(state === 'expired' ? 'unsubscribe.expired' : 'unsubscribe.hint')}
      </p>
      <PlaceLink href={addressOf(brand.slug)} className={buttonClasses()}>
        {t('unsubscribe.toPortal')}
      </PlaceLink>
    </Door>
  );
}
