import { shadesOf } from '@threadline/shared/portal/brand-colours';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';

/** The portal's first card in the chosen colour, in both looks. */
export function BrandSample({ accent, logoUrl }: { accent: string; logoUrl: string | null }) {
  const { t } = useTranslation('desk');
  const { organisation } = useMe();
  const { light, dark } = shadesOf(accent);
  return (
    <section aria-label={t('branding.sample')} className="flex flex-col gap-3">
      <h2 className="font-semibold">{t('branding.sample')}</h2>
      {[
        { name: 'light', shades: light, ground: '#ffffff', ink: '#0f172a' },
        { name: 'dark', shades: dark, ground: '#0f172a', ink: '#f1f5f9' },
      ].map(({ name, shades, ground, ink }) => (
        <div
          key={name}
          className="flex flex-col gap-2 rounded-md border border-line border-l-4 p-4"
          style={{ background: ground, color: ink, borderLeftColor: shades.accent }}
        >
          <p className="flex items-center gap-2 font-semibold">
            {logoUrl ? <img src={logoUrl} alt="" className="h-6 max-w-30 rounded-sm bg-[#fff] object-contain" /> : null}
            {organisation.name}
          </p>
          <p className="font-medium">{t('branding.sampleTitle')}</p>
          <span
            className="self-start rounded-md px-2.5 py-1.5 font-medium"
            style={{ background: shades.accent, color: shades.on }}
          >
            {t('branding.sampleButton')}
          </span>
        </div>
      ))}
    </section>
  );
}
