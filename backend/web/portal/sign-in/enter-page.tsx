import type { PortalBrand } from '@threadline/shared/portal/schema';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../shell/address.js';
import { PlaceLink } from '../shell/place.js';
import { Failed } from '../shell/states.js';
import { Door } from './door.js';
import { type Entering, useEntering } from './use-entering.js';

/** Behind a mailed link: looking changes nothing, only the button uses the link up. */
export function EnterPage({ brand }: { brand: PortalBrand }) {
  const { t } = useTranslation('portal');
  const entering = useEntering(brand.slug);
  const { state } = entering;
  if (state.name === 'looking') {
    return (
      <Door brand={brand} title={t('enter.looking')}>
        <SkeletonList rows={1} />
      </Door>
    );
  }
  if (state.name === 'failed') {
    return (
      <Door brand={brand} title={t('enter.title')}>
        <Failed error={state.error} onRetry={entering.look} />
      </Door>
    );
  }
  if (state.name === 'ready') return <Ready brand={brand} entering={entering} invited={state.kind === 'invite'} />;
  return <Refused brand={brand} reason={state.name} />;
}

function Ready({ brand, entering, invited }: { brand: PortalBrand; entering: Entering; invited: boolean }) {
  const { t } = useTranslation('portal');
  return (
    <Door brand={brand} title={t('enter.readyTitle', { name: brand.name })}>
      <p className="text-center text-soft">{invited ? t('enter.invited') : t('enter.ready')}</p>
      <Button variant="primary" autoFocus busy={entering.busy} onClick={() => void entering.enter()}>
        {t('enter.go')}
      </Button>
    </Door>
  );
}

const words = {
  used: ['enter.usedTitle', 'enter.used'],
  expired: ['enter.expiredTitle', 'enter.expired'],
  other_browser: ['enter.otherTitle', 'enter.other'],
} as const;

function Refused({ brand, reason }: { brand: PortalBrand; reason: keyof typeof words }) {
  const { t } = useTranslation('portal');
  const [title, text] = words[reason];
  return (
    <Door brand={brand} title={t(title)}>
      <p className="text-center text-soft">{t(text)}</p>
      <PlaceLink href={addressOf(brand.slug)} className={buttonClasses('primary')}>
        {t('enter.newLink')}
      </PlaceLink>
    </Door>
  );
}
